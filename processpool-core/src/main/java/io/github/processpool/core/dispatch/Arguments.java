package io.github.processpool.core.dispatch;

import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.codec.ValuesEncoder;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the arguments of an item are put among the values of a message, by the number of arguments. */
enum Arguments {
    /** The item is nothing but a place. */
    NONE {
        @Override
        void encode(EncodedFunction function, @Nullable Object item, ValuesEncoder into) {}

        @Override
        boolean fits(@Nullable Object item, ValuesEncoder encoder) {
            return true;
        }
    },
    /** The item is the argument. */
    ONE {
        @Override
        void encode(EncodedFunction function, @Nullable Object item, ValuesEncoder into) {
            add(function, 0, item, "argument", into);
        }

        @Override
        boolean fits(@Nullable Object item, ValuesEncoder encoder) {
            return encoder.fits(item);
        }
    },
    /** The item is a pair of arguments. */
    TWO {
        @Override
        void encode(EncodedFunction function, @Nullable Object item, ValuesEncoder into) {
            Map.Entry<?, ?> pair = pair(item);
            add(function, 0, pair.getKey(), "first argument", into);
            add(function, 1, pair.getValue(), "second argument", into);
        }

        @Override
        boolean fits(@Nullable Object item, ValuesEncoder encoder) {
            Map.Entry<?, ?> pair = pair(item);
            return encoder.count() > 0 ? fitsPair(pair, encoder) : areAlike(pair);
        }
    };

    abstract void encode(EncodedFunction function, @Nullable Object item, ValuesEncoder into);

    private static void add(
            EncodedFunction function, int index, @Nullable Object argument, String path, ValuesEncoder into) {
        function.checkArgument(index, argument, path);
        if (ValuesEncoder.dependsOnPlace(argument)) {
            into.add(argument, path, function.parameterType(index));
        } else {
            into.add(argument, path);
        }
    }

    /** Tells whether the item can follow under the hint that the first values have set. */
    abstract boolean fits(@Nullable Object item, ValuesEncoder encoder);

    private static Map.Entry<?, ?> pair(@Nullable Object item) {
        return (Map.Entry<?, ?>) Objects.requireNonNull(item, "pair");
    }

    private static boolean fitsPair(Map.Entry<?, ?> pair, ValuesEncoder encoder) {
        return encoder.fits(pair.getKey()) && encoder.fits(pair.getValue());
    }

    private static boolean areAlike(Map.Entry<?, ?> pair) {
        return pair.getKey() != null
                && pair.getValue() != null
                && pair.getKey().getClass() == pair.getValue().getClass();
    }
}
