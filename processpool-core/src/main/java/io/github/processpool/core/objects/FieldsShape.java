package io.github.processpool.core.objects;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Access;
import io.github.processpool.core.reflection.Allocator;
import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.reflection.SerialForm;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain class: its fields, set on an instance for which none of its constructors ran. */
final class FieldsShape implements ObjectShape {
    private final Members members;
    private final Field[] fields; // of the members
    private final Allocator allocator;
    private final @Nullable MethodHandle readResolve;

    private FieldsShape(Members members, Field[] fields, Allocator allocator, @Nullable MethodHandle readResolve) {
        this.members = members;
        this.fields = fields;
        this.allocator = allocator;
        this.readResolve = readResolve;
    }

    static FieldsShape of(Class<?> type) {
        SerialForm.requireFieldsAreAll(type);
        List<InstanceField> state = InstanceField.all(type);
        String[] names = new String[state.size()];
        Class<?>[] types = new Class<?>[names.length];
        Field[] fields = new Field[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = state.get(i).name();
            fields[i] = Access.field(state.get(i).field());
            types[i] = fields[i].getType();
        }
        Members members = new Members(type.getName(), names, types);
        return new FieldsShape(members, fields, Allocator.of(type), SerialForm.readResolve(type));
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public @Nullable Object[] read(Object owner) {
        @Nullable Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = members.get(i, fields[i], owner);
        }
        return values;
    }

    @Override
    public boolean resolves() {
        return readResolve != null;
    }

    @Override
    public Object create(@Nullable Object[] values) {
        Object instance = allocator.allocate();
        for (int i = 0; i < fields.length; i++) {
            members.set(i, fields[i], instance, values[i]);
        }
        return readResolve == null ? instance : resolve(readResolve, instance);
    }

    static Object resolve(MethodHandle readResolve, Object instance) {
        Object resolved;
        try {
            resolved = (Object) readResolve.invokeExact(instance);
        } catch (Throwable e) {
            throw new ValueProblem("its readResolve method threw " + ErrorText.of(e), e);
        }
        if (resolved == null) {
            throw new ValueProblem("its readResolve method returned null");
        }
        return resolved;
    }
}
