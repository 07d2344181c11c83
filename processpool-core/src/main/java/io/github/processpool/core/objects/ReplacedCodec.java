package io.github.processpool.core.objects;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.reflection.SerialForm;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.Tag;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** Objects in whose place another one travels: that which their {@code writeReplace} method gives. */
public final class ReplacedCodec extends Codec {
    private final Class<?> type;
    private final MethodHandle writeReplace;
    private final Codec own;

    private ReplacedCodec(Class<?> type, MethodHandle writeReplace, Codec own) {
        super(own.typeName());
        this.type = type;
        this.writeReplace = writeReplace;
        this.own = own;
    }

    /** Returns the codec of a class, or {@code own} when it has no such method. */
    public static Codec of(Class<?> type, Codec own) {
        try {
            MethodHandle writeReplace = SerialForm.writeReplace(type);
            return writeReplace == null ? own : new ReplacedCodec(type, writeReplace, own);
        } catch (ValueProblem e) {
            return own; // the class is not accessible; that codec reports the same
        }
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        try {
            write(out, replacement(value));
        } catch (ValueProblem e) {
            throw e.inside("", value);
        }
    }

    @Override
    public void writeFor(ValueWriter out, Object value, Class<?> place) {
        try {
            Object replacement = replacement(value);
            if (replacement != null && JdkClasses.contains(replacement.getClass()) && !place.isInstance(replacement)) {
                // No method will turn it back into the original.
                out.codecs().of(replacement.getClass()).requireFits(place, value);
            }
            write(out, replacement);
        } catch (ValueProblem e) {
            throw e.inside("", value);
        }
    }

    private void write(ValueWriter out, @Nullable Object replacement) {
        if (replacement != null && replacement.getClass() == type) {
            own.writeDescribed(out, replacement);
        } else {
            out.mention(type);
            Class<?> outer = out.within(type);
            out.standIn(replacement, type);
            out.within(outer);
        }
    }

    private @Nullable Object replacement(Object value) {
        try {
            return (Object) writeReplace.invokeExact(value);
        } catch (Throwable e) {
            throw new ValueProblem("its writeReplace method threw " + ErrorText.of(e), e);
        }
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        return own.readTagged(in, tag);
    }
}
