package io.github.processpool.core.json;

import org.jspecify.annotations.Nullable;

/**
 * How the tagged values of one JSON text begin. Values of one type are often many, and then what they say of it is most of
 * their text: it is read with one comparison.
 *
 * @param <T> what a tag stands for
 */
public final class RepeatedTags<T> {
    private static final int MOST = 4;

    private final @Nullable Place<T>[] places = newPlaces();
    private int count;

    /** A value has begun with what stands there in the text, and nothing but the value came behind. */
    private record Place<T>(T meaning, int from, int to) {}

    @SuppressWarnings("unchecked") // an array of them can't be made otherwise
    private static <T> @Nullable Place<T>[] newPlaces() {
        return (Place<T>[]) new Place<?>[MOST];
    }

    /** Notes that a value has begun there, and that others may begin likewise. */
    public void expect(T meaning, int from, int to) {
        places[count++ % MOST] = new Place<>(meaning, from, to);
    }

    /** Moves on to the value, and returns what its tag stands for, if it begins as one before. */
    @Nullable
    public T skipExpected(JsonReader json) {
        for (Place<T> before : places) {
            if (before == null) {
                return null;
            }
            if (json.skipTag(before.from, before.to)) {
                return before.meaning;
            }
        }
        return null;
    }
}
