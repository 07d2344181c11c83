package io.github.processpool.core.objects;

import io.github.processpool.core.reflection.Allocator;
import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.reflection.SerialForm;
import io.github.processpool.core.values.ValueReader;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain class: its fields, set on an instance for which none of its constructors ran. */
final class FieldsCodec extends ObjectCodec {
    private final InstanceField[] fields;
    private final Allocator allocator;
    private final @Nullable MethodHandle readResolve;

    private FieldsCodec(Class<?> type, List<InstanceField> fields) {
        super(type, Members.of(type, fields));
        this.fields = fields.toArray(new InstanceField[0]);
        allocator = Allocator.of(type);
        readResolve = SerialForm.readResolve(type);
    }

    static FieldsCodec create(Class<?> type) {
        SerialForm.requireFieldsAreAll(type);
        return new FieldsCodec(type, InstanceField.all(type));
    }

    @Override
    @Nullable
    Object[] state(Object value) {
        @Nullable Object[] state = new Object[fields.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = fields[i].get(value);
        }
        return state;
    }

    @Override
    public Object read(ValueReader in) {
        in.expectObject();
        if (readResolve != null) {
            SerialReader.of(in).ask(type);
        }
        return super.read(in);
    }

    @Override
    Object create(@Nullable Object[] state) {
        Object instance = allocator.allocate();
        for (int i = 0; i < fields.length; i++) {
            fields[i].set(instance, state[i]);
        }
        return SerialReader.resolve(readResolve, instance);
    }
}
