package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constants of one enum, by name. */
public final class EnumCodec extends PlainCodec {
    private final Class<?> type;
    private final boolean jdk;
    // Written by the first thread that reads a constant; a race only fills it twice.
    private volatile @Nullable Map<String, Object> constantsByName;

    EnumCodec(Class<?> type) {
        super(type.getName());
        this.type = type;
        this.jdk = JdkClasses.contains(type);
    }

    Class<?> type() {
        return type;
    }

    @Override
    public void write(ValueWriter out, Object value) {
        if (!jdk) {
            out.mention(type);
        }
        out.json.writeString(((Enum<?>) value).name());
    }

    @Override
    public Object read(ValueReader in) {
        String name = in.text();
        Object constant = constants().get(name);
        if (constant == null) {
            throw new ValueProblem(typeName() + " has no constant " + name);
        }
        return constant;
    }

    /** Initialises the enum, so it is not done before a constant is read. */
    private Map<String, Object> constants() {
        Map<String, Object> known = constantsByName;
        if (known == null) {
            known = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                known.put(((Enum<?>) constant).name(), constant);
            }
            constantsByName = Map.copyOf(known);
        }
        return known;
    }
}
