package io.github.processpool.core.codec;

import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableFunction;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Functions written in every place where one can be written. */
final class Functions {
    static final SerializableFunction<Integer, Integer> IN_STATIC_INITIALISER = x -> x + 100;

    private final int factor;

    Functions(int factor) {
        this.factor = factor;
    }

    static int square(int x) {
        return x * x;
    }

    int times(int x) {
        return factor * x;
    }

    static <T> T same(T value) {
        return value;
    }

    int timesLength(CharSequence text) {
        return factor * text.length();
    }

    SerializableFunction<Integer, Integer> usingThis() {
        return x -> x * factor;
    }

    static <T> SerializableFunction<T, List<T>> inGenericMethod(T first) {
        return second -> List.of(first, second);
    }

    static SerializableCallable<String> capturing(String text, int number, Object any) {
        return () -> text + number + any;
    }

    private static final class Nested {
        private static SerializableFunction<Integer, Integer> privateOne() {
            return Nested::negate;
        }

        private static int negate(int x) {
            return -x;
        }
    }

    static SerializableFunction<Integer, Integer> inPrivateNested() {
        return Nested.privateOne();
    }

    interface InInterface {
        static SerializableFunction<Integer, Integer> create() {
            return x -> x - 1;
        }

        default SerializableFunction<Integer, Integer> createCapturingThis() {
            return x -> x + offset();
        }

        default int offset() {
            return 10;
        }
    }

    /** Its method has a bridge beside it. */
    interface Shown<T extends Number> extends SerializableFunction<T, String> {
        @Override
        String apply(T number);
    }

    interface OwnInterface extends SerializableBiFunction<Integer, Integer, Integer> {
        default int five() {
            return 5;
        }
    }

    static OwnInterface ownInterface() {
        return (a, b) -> a - b;
    }

    @SuppressWarnings("unchecked")
    static SerializableCallable<Integer> withIntersection() {
        Supplier<Integer> supplier = (Supplier<Integer> & Serializable) () -> 42;
        return supplier::get;
    }

    @SuppressWarnings("unchecked")
    static Comparator<String> comparator() {
        return (Comparator<String> & Serializable) (a, b) -> b.compareTo(a);
    }
}
