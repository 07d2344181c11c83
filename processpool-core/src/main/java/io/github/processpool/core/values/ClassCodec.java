package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.TypeNames;

/** Classes, by name. */
public final class ClassCodec extends PlainCodec {
    static final ClassCodec INSTANCE = new ClassCodec();

    private ClassCodec() {
        super("java.lang.Class");
    }

    @Override
    public void write(ValueWriter out, Object value) {
        Class<?> type = (Class<?>) value;
        if (type.isHidden()) {
            throw new ValueProblem("the hidden class " + type.getName() + " can't be found by its name");
        }
        if (!JdkClasses.contains(type)) {
            out.mention(type);
        }
        out.json.writeString(TypeNames.of(type));
    }

    @Override
    public Object read(ValueReader in) {
        return TypeNames.find(in.text(), in.types());
    }
}
