package io.github.processpool.core.codec;

import org.jspecify.annotations.Nullable;

/**
 * What a tagged value says of itself beside its type.
 *
 * @param of the type of its elements or map values, where they are in plain form
 * @param key the type of its map keys, where they are in plain form
 * @param order the order of a sorted collection, where it is not the natural one
 */
record Tag(
        @Nullable String of, @Nullable String key, @Nullable String order) {
    static final Tag NONE = new Tag(null, null, null);

    Tag with(String name, String value) {
        return switch (name) {
            case "of" -> new Tag(value, key, order);
            case "key" -> new Tag(of, value, order);
            case "order" -> new Tag(of, key, value);
            default -> throw new ValueProblem("unknown member \"" + name + "\" of a tagged value");
        };
    }
}
