package io.github.processpool.core.codec;

import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain class: its fields, set on an instance for which none of its constructors ran. */
final class FieldsShape implements ObjectShape {
    private final Member[] members;
    private final MethodHandle[] getters;
    private final MethodHandle[] setters;
    private final Allocator allocator;
    private final @Nullable MethodHandle readResolve;

    private FieldsShape(
            Member[] members,
            MethodHandle[] getters,
            MethodHandle[] setters,
            Allocator allocator,
            @Nullable MethodHandle readResolve) {
        this.members = members;
        this.getters = getters;
        this.setters = setters;
        this.allocator = allocator;
        this.readResolve = readResolve;
    }

    static FieldsShape of(Class<?> type) {
        SerialForm.requireFieldsAreAll(type);
        List<InstanceField> fields = InstanceField.all(type);
        MethodHandle[] getters = new MethodHandle[fields.size()];
        MethodHandle[] setters = new MethodHandle[fields.size()];
        Member[] members = new Member[fields.size()];
        for (int i = 0; i < setters.length; i++) {
            InstanceField field = fields.get(i);
            members[i] = new Member(field.name(), field.field().getType());
            getters[i] = Access.getter(field.field());
            setters[i] = Access.setter(field.field());
        }
        return new FieldsShape(members, getters, setters, Allocator.of(type), SerialForm.readResolve(type));
    }

    @Override
    public Member[] members() {
        return members;
    }

    @Override
    public @Nullable Object[] read(Object owner) {
        @Nullable Object[] values = new Object[getters.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = (Object) getters[i].invokeExact(owner);
            } catch (Throwable e) {
                throw new ValueProblem("it can't be read (" + e + ")", e).inside("." + members[i].name);
            }
        }
        return values;
    }

    @Override
    public Object create(@Nullable Object[] values) {
        Object instance = allocator.allocate();
        for (int i = 0; i < setters.length; i++) {
            set(setters[i], instance, values[i]);
        }
        return readResolve == null ? instance : resolve(readResolve, instance);
    }

    private static Object resolve(MethodHandle readResolve, Object instance) {
        Object resolved;
        try {
            resolved = (Object) readResolve.invokeExact(instance);
        } catch (Throwable e) {
            throw new ValueProblem("its readResolve method threw " + e, e);
        }
        if (resolved == null) {
            throw new ValueProblem("its readResolve method returned null");
        }
        return resolved;
    }

    private static void set(MethodHandle setter, Object instance, @Nullable Object value) {
        try {
            setter.invokeExact(instance, value);
        } catch (Throwable e) {
            throw new ValueProblem("a field can't be set (" + e + ")", e);
        }
    }
}
