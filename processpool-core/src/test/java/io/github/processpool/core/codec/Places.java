package io.github.processpool.core.codec;

import io.github.processpool.SerializableFunction;
import java.io.Serializable;

/** More places in which a function can be written. */
@SuppressWarnings("UnnecessaryLambda") // that is the point
class Places {
    static final StringBuilder SAID = new StringBuilder();

    private final int factor;
    private final SerializableFunction<Integer, Integer> fromConstructor;

    Places(int factor) {
        this.factor = factor;
        this.fromConstructor = x -> x + factor;
    }

    int factor() {
        return factor;
    }

    static void say(Object text) {
        SAID.append(text);
    }

    private static int hidden(int x) {
        return -x;
    }

    private int times(int x) {
        return factor * x;
    }

    static int sum(Integer... numbers) {
        int sum = 100;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    protected int plus(int x) {
        return x + factor;
    }

    static SerializableFunction<Integer, Integer> privateStatic() {
        return Places::hidden;
    }

    SerializableFunction<Integer, Integer> privateBound() {
        return this::times;
    }

    Serializable inField() {
        return new Places(factor).fromConstructor;
    }

    static SerializableFunction<Integer, Integer> inAnonymousClass(int captured) {
        interface Maker extends Serializable {
            SerializableFunction<Integer, Integer> make();
        }
        Maker maker = new Maker() {
            private final int own = 7;

            @Override
            public SerializableFunction<Integer, Integer> make() {
                return x -> x * own + captured;
            }
        };
        return maker.make();
    }

    /** Holds a lambda that holds it. */
    static final class Cyclic {
        final SerializableFunction<Integer, Integer> function = x -> x * times();

        int times() {
            return 2;
        }
    }

    static final class Sub extends Places {
        Sub(int factor) {
            super(factor);
        }

        @Override
        protected int plus(int x) {
            return 1000;
        }

        SerializableFunction<Integer, Integer> ofSuper() {
            return super::plus;
        }
    }

    record InRecord(int factor) {
        SerializableFunction<Integer, Integer> usingThis() {
            return x -> x * factor;
        }

        SerializableFunction<Integer, Integer> reference() {
            return this::apply;
        }

        private int apply(int x) {
            return x - factor;
        }
    }

    enum InEnum {
        DOUBLE {
            @Override
            int times() {
                return 2;
            }
        };

        static final SerializableFunction<Integer, Integer> STATIC = x -> x + 9;

        abstract int times();

        SerializableFunction<Integer, Integer> usingThis() {
            return x -> x * times();
        }
    }

    interface InInterface {
        SerializableFunction<Integer, Integer> CONSTANT = x -> x - 1;

        static SerializableFunction<Integer, Integer> ofStatic() {
            return InInterface::hidden;
        }

        default SerializableFunction<Integer, Integer> ofDefault() {
            return ofPrivate();
        }

        private SerializableFunction<Integer, Integer> ofPrivate() {
            return x -> hidden(x) + offset();
        }

        private static int hidden(int x) {
            return x * 3;
        }

        int offset();
    }

    record Implementation(int offset) implements InInterface {}

    final class Inner {
        private final int own = 4;

        SerializableFunction<Integer, Integer> usingBoth() {
            return x -> x * own + factor;
        }
    }

    static SerializableFunction<Integer, Integer> inLocalClass(int captured) {
        class Local {
            SerializableFunction<Integer, Integer> make() {
                return x -> x * captured;
            }
        }
        return new Local().make();
    }

    static <T extends Comparable<T>> SerializableFunction<T, Boolean> generic(T limit) {
        return value -> value.compareTo(limit) < 0;
    }
}
