package io.github.processpool.core.objects;

import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.values.Slot;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a class has of its own in JSON: record components or fields, each with its name and with what can stand there. */
final class Members {
    /** Stands for the value of a member that did not arrive. */
    static final Object ABSENT = new Object();

    private static final int END = -2;
    private static final int UNKNOWN = -1;

    private final Class<?> owner;
    private final FieldName[] names;
    private final Slot[] slots;

    Members(Class<?> owner, String[] names, Class<?>[] types) {
        this.owner = owner;
        this.names = new FieldName[names.length];
        slots = new Slot[names.length];
        for (int i = 0; i < names.length; i++) {
            this.names[i] = FieldName.of(names[i]);
            slots[i] = new Slot(types[i]);
        }
    }

    /** Returns members that are fields, which are made accessible. */
    static Members of(Class<?> owner, List<InstanceField> fields) {
        String[] names = new String[fields.size()];
        Class<?>[] types = new Class<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = fields.get(i).inReach().name();
            types[i] = fields.get(i).type();
        }
        return new Members(owner, names, types);
    }

    int size() {
        return names.length;
    }

    /** Returns the number of a member; negative if there is none of that name. */
    int find(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].toString().equals(name)) {
                return i;
            }
        }
        return UNKNOWN;
    }

    /** Returns how a member continues a path. */
    String step(int index) {
        return "." + names[index];
    }

    /** Writes the members between the start and the end of an object. */
    void write(ValueWriter out, @Nullable Object[] values, @Nullable Object container) {
        for (int i = 0; i < values.length; i++) {
            out.json.writeName(names[i]);
            try {
                slots[i].write(out, values[i]);
            } catch (ValueProblem e) {
                throw e.inside(step(i), container);
            }
        }
    }

    /**
     * Reads the members of an object whose start is the current token; afterwards its end is.
     *
     * @param lenient whether members may be missing, and unknown ones left out
     */
    @Nullable
    Object[] read(ValueReader in, boolean lenient) {
        in.expectObject();
        @Nullable Object[] values = new Object[names.length];
        Arrays.fill(values, ABSENT);
        int count = 0;
        for (int next = next(in, 0); next != END; next = next(in, next + 1)) {
            if (next != UNKNOWN) {
                requireAbsent(values, next);
                values[next] = read(in, next);
                count++;
            } else if (lenient) {
                in.next();
                in.json.skipChildren();
            } else {
                throw new ValueProblem("unknown member \"" + in.json.getString() + "\" of " + owner.getName());
            }
        }
        if (count < names.length && !lenient) {
            throw new ValueProblem("a member of " + owner.getName() + " is missing");
        }
        return values;
    }

    /** Members are expected in their order, and found in any other. */
    private int next(ValueReader in, int expected) {
        if (expected >= names.length) {
            in.next();
        } else if (in.json.nextName(names[expected])) {
            return expected;
        }
        return in.json.currentToken() == JsonToken.PROPERTY_NAME ? find(in.json.getString()) : END;
    }

    private void requireAbsent(@Nullable Object[] values, int index) {
        if (values[index] != ABSENT) {
            throw new ValueProblem("member \"" + names[index] + "\" is there twice");
        }
    }

    private @Nullable Object read(ValueReader in, int index) {
        in.next();
        try {
            return slots[index].read(in);
        } catch (ValueProblem e) {
            throw e.inside(step(index));
        }
    }
}
