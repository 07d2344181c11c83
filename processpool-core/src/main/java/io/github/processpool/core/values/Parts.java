package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of one value as they arrived. A part of an unexpected class is an error of the value. */
final class Parts {
    private final List<@Nullable Object> parts = new ArrayList<>();

    void add(@Nullable Object part) {
        parts.add(part);
    }

    int size() {
        return parts.size();
    }

    @Nullable
    Object[] all() {
        return parts.toArray();
    }

    @Nullable
    Object any(int index) {
        if (index >= parts.size()) {
            throw new ValueProblem("expected " + (index + 1) + " parts, but there are " + parts.size());
        }
        return parts.get(index);
    }

    Object at(int index) {
        Object part = any(index);
        if (part == null) {
            throw new ValueProblem("null where there must be a value");
        }
        return part;
    }

    <T> T at(int index, Class<T> type) {
        return type.cast(at(index));
    }

    int intAt(int index) {
        return at(index, Integer.class);
    }

    long longAt(int index) {
        return at(index, Long.class);
    }

    double doubleAt(int index) {
        return at(index, Double.class);
    }

    boolean booleanAt(int index) {
        return at(index, Boolean.class);
    }

    String textAt(int index) {
        return at(index, String.class);
    }

    @Nullable
    String textOrNull(int index) {
        return (String) any(index);
    }

    long[] longs() {
        long[] all = new long[parts.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = longAt(i);
        }
        return all;
    }
}
