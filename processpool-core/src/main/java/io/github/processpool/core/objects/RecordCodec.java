package io.github.processpool.core.objects;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.RecordAccess;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record: read through its accessors, made by its canonical constructor. */
final class RecordCodec extends ObjectCodec {
    private static final Object UNREAD = new Object();

    private final RecordAccess access;

    private RecordCodec(Class<?> type, Members members, RecordAccess access) {
        super(type, members);
        this.access = access;
    }

    static RecordCodec create(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        String[] names = new String[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = components[i].getName();
            types[i] = components[i].getType();
        }
        RecordAccess access = RecordAccess.of(type, components, types);
        return new RecordCodec(type, new Members(type, names, types), access);
    }

    @Override
    @Nullable
    Object[] state(Object value) {
        @Nullable Object[] state = new Object[members.size()];
        Arrays.fill(state, UNREAD);
        try {
            access.read(value, state);
            return state;
        } catch (Throwable e) {
            ValueProblem problem = ValueProblem.of("it can't be read", e);
            int unread = Arrays.asList(state).indexOf(UNREAD);
            throw unread < 0 ? problem : problem.inside(members.step(unread));
        }
    }

    @Override
    Object create(@Nullable Object[] state) {
        try {
            return access.create(state);
        } catch (Throwable e) {
            throw new ValueProblem("the constructor of " + typeName() + " threw " + ErrorText.of(e), e);
        }
    }
}
