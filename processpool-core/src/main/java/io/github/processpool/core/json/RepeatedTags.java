package io.github.processpool.core.json;

import org.jspecify.annotations.Nullable;

/**
 * How the tagged values of one JSON text begin. Often there are many values of one type, and then the tag is most of their
 * text. It is read with one comparison.
 *
 * @param <T> what a tag stands for
 */
public final class RepeatedTags<T> {
    private static final int MOST = 4;

    private final @Nullable Place<T>[] places = newPlaces();
    private int count;

    /** Where a tag stood in the text that has no member except the value behind it. */
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
