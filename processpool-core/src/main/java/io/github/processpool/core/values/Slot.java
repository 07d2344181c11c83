package io.github.processpool.core.values;

import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeNames;
import org.jspecify.annotations.Nullable;

/**
 * A place with a declared type. Its value is in plain form if it can be of one class only, otherwise it describes
 * itself.
 */
public final class Slot {
    private static final Codec NOT_EXACT = new UnsupportedCodec(Object.class, "its class is not known");

    private final Class<?> declared;
    // Found at first use, because types may be recursive. A race only finds it twice.
    private @Nullable Codec codec;

    public Slot(Class<?> declared) {
        this.declared = declared;
    }

    public void write(ValueWriter out, @Nullable Object value) {
        if (value == null) {
            out.json.writeNull();
        } else if (codec(out.codecs()) instanceof PlainCodec plain) {
            plain.write(out, value);
        } else {
            out.value(value, declared);
        }
    }

    @Nullable
    public Object read(ValueReader in) {
        if (in.json.currentToken() == JsonToken.VALUE_NULL) {
            return ofNull();
        }
        return codec(in.codecs()) instanceof PlainCodec plain ? in.plain(plain, declared) : check(in.value());
    }

    private @Nullable Object ofNull() {
        if (declared.isPrimitive()) {
            throw new ValueProblem("null for a " + declared);
        }
        return null;
    }

    private @Nullable Object check(@Nullable Object value) {
        if (value != null && !declared.isInstance(value)) {
            throw new ValueProblem(
                    "expected " + TypeNames.of(declared) + ", but there is " + TypeNames.of(value.getClass()));
        }
        return value;
    }

    /** Says whether values stand here in their plain form. */
    boolean isExact(Codecs codecs) {
        return codec(codecs) instanceof PlainCodec;
    }

    private Codec codec(Codecs codecs) {
        Codec found = codec;
        if (found == null) {
            found = find(codecs);
            codec = found;
        }
        return found;
    }

    private Codec find(Codecs codecs) {
        if (TypeNames.isExact(declared) && codecs.of(declared) instanceof PlainCodec plain && stands(plain)) {
            return plain;
        }
        return NOT_EXACT;
    }

    private boolean stands(PlainCodec plain) {
        return plain instanceof BoxCodec || plain.typeName().equals(TypeNames.of(declared));
    }
}
