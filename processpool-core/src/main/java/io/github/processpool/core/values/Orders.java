package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The orders of sorted collections: a name for the JDK's own, otherwise a comparator that is sent like a value. */
final class Orders {
    private Orders() {}

    /** Writes the member {@code order}, if there is a comparator. */
    static void write(ValueWriter out, @Nullable Comparator<?> order) {
        if (order == null) {
            return;
        }
        out.json.writeName("order");
        String name = ComparatorCodec.nameOf(order);
        if (name != null) {
            out.json.writeString(name);
            return;
        }
        try {
            out.value(order);
        } catch (ValueProblem e) {
            throw e.noting("; it is the comparator of a sorted collection: pass a list instead and sort it in the task")
                    .inside(".comparator");
        }
    }

    /** Returns the comparator of a collection that was read; null for the natural order. */
    @SuppressWarnings("unchecked") // whether it compares the elements shows when they are added
    static @Nullable Comparator<Object> of(Tag tag) {
        Object order = tag.order();
        if (order instanceof String name) {
            return ComparatorCodec.named(name);
        }
        if (order == null || order instanceof Comparator) {
            return (Comparator<Object>) order;
        }
        throw new ValueProblem("an order that is no comparator");
    }
}
