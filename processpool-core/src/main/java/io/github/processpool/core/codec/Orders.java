package io.github.processpool.core.codec;

import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The orders of sorted collections that travel: the natural one, and those of the JDK that have a name here. */
final class Orders {
    private Orders() {}

    /** Returns the order's name, or null for the natural one. */
    static @Nullable String nameOf(@Nullable Comparator<?> order) {
        if (order == null || order == Comparator.naturalOrder()) {
            return null;
        }
        if (order == Collections.reverseOrder()) {
            return "reverse";
        }
        if (order == String.CASE_INSENSITIVE_ORDER) {
            return "ignoreCase";
        }
        throw new ValueProblem("its comparator (" + order.getClass().getName()
                + ") can't be encoded: only the natural order, its reverse"
                + " and String.CASE_INSENSITIVE_ORDER travel; pass a list and sort it in the task");
    }

    @SuppressWarnings("unchecked") // whether elements are comparable shows when they are added
    static @Nullable Comparator<Object> named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "reverse" -> (Comparator<Object>) (Comparator<?>) Collections.reverseOrder();
            case "ignoreCase" -> (Comparator<Object>) (Comparator<?>) String.CASE_INSENSITIVE_ORDER;
            default -> throw new ValueProblem("unknown order \"" + name + "\"");
        };
    }
}
