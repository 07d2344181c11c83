package io.github.processpool.core.arrays;

import io.github.processpool.core.types.SharedHandle;

/** The kind of an array's elements, its id and its length. With the place of its file, that is its handle. */
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
