package io.github.processpool.core.values;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.spi.ValueFormat;
import org.jspecify.annotations.Nullable;

/** A class for which the application brings a format: whatever text that makes, as one string. */
public final class FormatCodec extends PlainCodec {
    private final Class<?> type;
    private final ValueFormat format;

    FormatCodec(Class<?> type, ValueFormat format) {
        super(TypeNames.of(type));
        this.type = type;
        this.format = format;
    }

    @Override
    public void write(ValueWriter out, Object value) {
        if (!JdkClasses.contains(type)) {
            out.mention(type);
        }
        out.json.writeString(text(value));
    }

    private String text(Object value) {
        try {
            String text = format.write(value);
            if (text != null) {
                return text;
            }
        } catch (Throwable e) {
            throw failed("encoded", ErrorText.of(e), e);
        }
        throw failed("encoded", "it wrote null", null);
    }

    @Override
    public Object read(ValueReader in) {
        String text = in.text();
        Object value;
        try {
            value = format.read(text, type);
        } catch (Throwable e) {
            throw failed("decoded", ErrorText.of(e), e);
        }
        Class<?> read = value == null ? null : value.getClass();
        if (read != type) {
            throw failed("decoded", "it read " + (read == null ? "null" : "a " + TypeNames.of(read)), null);
        }
        return value;
    }

    private ValueProblem failed(String what, String why, @Nullable Throwable cause) {
        return new ValueProblem(
                typeName() + " can't be " + what + " by " + format.getClass().getName() + " (" + why + ")", cause);
    }
}
