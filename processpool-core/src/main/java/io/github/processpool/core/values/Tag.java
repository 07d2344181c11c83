package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import org.jspecify.annotations.Nullable;

/**
 * What a tagged value says of itself beside its type.
 *
 * @param of the type of its elements or map values, where they are in plain form
 * @param key the type of its map keys, where they are in plain form
 * @param capacity the capacity of a bounded queue, otherwise 0
 * @param order the order of a sorted collection as it was read, where it is not the natural one
 */
public record Tag(
        @Nullable String of,
        @Nullable String key,
        int capacity,
        @Nullable Object order) {
    static final Tag NONE = new Tag(null, null, 0, null);

    Tag with(String name, String value) {
        return switch (name) {
            case "of" -> new Tag(value, key, capacity, order);
            case "key" -> new Tag(of, value, capacity, order);
            case "capacity" -> new Tag(of, key, parse(value), order);
            default -> throw new ValueProblem("unknown member \"" + name + "\" of a tagged value");
        };
    }

    Tag ordered(Object comparator) {
        return new Tag(of, key, capacity, comparator);
    }

    private static int parse(String capacity) {
        try {
            return Integer.parseInt(capacity);
        } catch (NumberFormatException e) {
            throw new ValueProblem("\"" + capacity + "\" is no capacity", e);
        }
    }
}
