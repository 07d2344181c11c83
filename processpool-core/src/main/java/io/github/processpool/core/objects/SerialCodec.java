package io.github.processpool.core.objects;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Allocator;
import io.github.processpool.core.reflection.SerialForm;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.UnsupportedCodec;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** Classes that have a say in what is written of their instances: an array of what each class of the hierarchy writes. */
public final class SerialCodec extends PlainCodec {
    private final Class<?> type;
    private final SerialLevel[] levels;
    private final Allocator allocator;
    private final @Nullable MethodHandle readResolve;

    private SerialCodec(Class<?> type) {
        super(type.getName());
        this.type = type;
        levels = SerialLevel.allOf(type);
        allocator =
                SerialForm.isExternalizable(type) ? Allocator.ofExternalizable(type) : Allocator.ofSerializable(type);
        readResolve = SerialForm.readResolve(type);
    }

    public static Codec of(Class<?> type) {
        try {
            return new SerialCodec(type);
        } catch (ValueProblem e) {
            return new UnsupportedCodec(type, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void write(ValueWriter out, Object value) {
        out.mention(type);
        Class<?> outer = out.within(type);
        SerialOutput.of(out).write(value, levels);
        out.within(outer);
    }

    @Override
    public Object read(ValueReader in) {
        return SerialReader.of(in).read(type, levels, allocator, readResolve);
    }
}
