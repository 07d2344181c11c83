package io.github.processpool.core.arrays;

import io.github.processpool.core.types.SharedHandle;

/** What an array is: the kind of its elements, its id, its length. With a place, that is its handle. */
record ArrayPlan(String kind, String id, int length) {
    int elementShift() {
        return switch (kind) {
            case "longs", "doubles" -> 3;
            case "ints" -> 2;
            default -> 0;
        };
    }

    SharedHandle handle(String place) {
        return new SharedHandle(kind, id, length + "@" + place);
    }

    /** Returns how much memory its elements take. */
    long bytes() {
        return (long) length << elementShift();
    }
}
