package io.github.processpool.core.objects;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.RecordAccess;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record: read through its accessors, made by its canonical constructor. */
final class RecordShape implements ObjectShape {
    private static final Object UNREAD = new Object();

    private final String typeName;
    private final Members members;
    private final RecordAccess access;

    private RecordShape(String typeName, Members members, RecordAccess access) {
        this.typeName = typeName;
        this.members = members;
        this.access = access;
    }

    static RecordShape of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        String[] names = new String[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = components[i].getName();
            types[i] = components[i].getType();
        }
        RecordAccess access = RecordAccess.of(type, components, types);
        return new RecordShape(type.getName(), new Members(type.getName(), names, types), access);
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public @Nullable Object[] read(Object owner) {
        @Nullable Object[] values = new Object[members.size()];
        Arrays.fill(values, UNREAD);
        try {
            access.read(owner, values);
            return values;
        } catch (Throwable e) {
            ValueProblem problem = ValueProblem.of("it can't be read", e);
            int unread = Arrays.asList(values).indexOf(UNREAD);
            throw unread < 0 ? problem : problem.inside(members.step(unread));
        }
    }

    @Override
    public Object create(@Nullable Object[] values) {
        try {
            return access.create(values);
        } catch (Throwable e) {
            throw new ValueProblem("the constructor of " + typeName + " threw " + ErrorText.of(e), e);
        }
    }
}
