package io.github.processpool.core.codec;

import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The orders of sorted collections: a name for the JDK's own, else a comparator that travels as a value does. */
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

    @SuppressWarnings("unchecked") // whether it compares the elements shows when they are added
    static Comparator<Object> read(ValueReader in) {
        if (in.json.currentToken() == JsonToken.VALUE_STRING) {
            return ComparatorCodec.named(in.text());
        }
        if (in.value() instanceof Comparator<?> order) {
            return (Comparator<Object>) order;
        }
        throw new ValueProblem("an order that is no comparator");
    }
}
