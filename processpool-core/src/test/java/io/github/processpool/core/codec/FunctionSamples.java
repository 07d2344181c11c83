package io.github.processpool.core.codec;

import static io.github.processpool.core.codec.FunctionRow.f;
import static io.github.processpool.core.codec.FunctionRow.f0;
import static io.github.processpool.core.codec.FunctionRow.f2;
import static io.github.processpool.core.codec.FunctionRow.refused;
import static io.github.processpool.core.codec.FunctionRow.travels;

import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableConsumer;
import io.github.processpool.SerializableFunction;
import io.github.processpool.SerializableRunnable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Functions of every kind, all to be called with 5, or with 5 and 3. */
@SuppressWarnings("UnnecessaryLambda") // that is the point
final class FunctionSamples {
    private FunctionSamples() {}

    static List<FunctionRow> references() {
        return List.of(
                travels("`Type::staticMethod`, private ones too", f(Functions::square), f(Places.privateStatic())),
                travels(
                        "`object::method`, private ones too; the object travels",
                        f(new Functions(3)::times),
                        new Places(3).privateBound(),
                        f0("text"::toUpperCase)),
                travels("`super::method`", new Places.Sub(3).ofSuper()),
                travels("`Type::method`, called on the argument", f2(Integer::compareTo), f(Integer::byteValue)),
                travels(
                        "`Type::new`, `int[]::new`",
                        f((SerializableFunction<Integer, List<String>>) ArrayList::new),
                        f((SerializableFunction<Integer, int[]>) int[]::new),
                        f((SerializableFunction<Integer, String[][]>) String[][]::new),
                        f(Places.InRecord::new),
                        f2(Samples.Point::new)),
                travels(
                        "methods of the JDK: `Math::abs`, `Integer::sum`",
                        f((SerializableFunction<Integer, Integer>) Math::abs),
                        f2((Integer a, Integer b) -> Integer.sum(a, b)),
                        f2(Integer::compare),
                        f(List::of)),
                travels(
                        "several references to one method, for different types",
                        f((SerializableFunction<Integer, String>) String::valueOf),
                        f((SerializableFunction<Number, String>) String::valueOf)),
                travels(
                        "methods with variable arguments",
                        FunctionRow.<Integer, Integer, Integer>f2(Places::sum),
                        f((SerializableFunction<Integer, Integer>) Places::sum),
                        f((SerializableFunction<Integer, List<Integer>>) Arrays::asList)));
    }

    static List<FunctionRow> lambdas() {
        int captured = 40;
        List<Samples.Point> points = List.of(new Samples.Point(1, 2));
        SerializableFunction<Integer, Integer> other = x -> x + captured;
        return List.of(
                travels(
                        "lambdas, of any of the five interfaces",
                        f((Integer x) -> x + 1),
                        f2((Integer a, Integer b) -> a - b),
                        f0(() -> 42),
                        (SerializableRunnable) () -> Places.say("ran"),
                        (SerializableConsumer<Integer>) Places::say),
                travels(
                        "two lambdas with the same body in one class",
                        f((Integer x) -> x + 2),
                        f((Integer x) -> x + 2)),
                travels(
                        "lambdas that capture values, functions among them",
                        f((Integer x) -> x + captured + points.size()),
                        f((Integer x) -> other.apply(x) * 2),
                        f0(() -> other.apply(1) + points.get(0).x())),
                travels(
                        "lambdas in lambdas",
                        f0(() -> f((Integer x) -> x + captured).apply(1)),
                        f((Integer a) -> {
                            SerializableCallable<Integer> inner = () -> a * captured;
                            return inner.call();
                        })),
                travels(
                        "lambdas that capture `this`, if that can travel",
                        new Functions(3).usingThis(),
                        new Places(3).inField(),
                        new Places(3).new Inner().usingBoth()));
    }

    static List<FunctionRow> places() {
        return List.of(
                travels(
                        "in a static initialiser, a field or a constructor",
                        Functions.IN_STATIC_INITIALISER,
                        Places.InEnum.STATIC,
                        Places.InInterface.CONSTANT,
                        new Places(3).inField()),
                travels("in a generic method", Places.generic(6), Functions.<Object>inGenericMethod("a")),
                travels(
                        "in an interface: static, default and private methods",
                        Functions.InInterface.create(),
                        Places.InInterface.ofStatic(),
                        new Places.Implementation(3).ofDefault()),
                travels(
                        "in a private nested class, an inner, a local or an anonymous one",
                        Functions.inPrivateNested(),
                        new Places(3).new Inner().usingBoth(),
                        Places.inLocalClass(3),
                        Places.inAnonymousClass(3)),
                travels(
                        "in a record, in an enum",
                        new Places.InRecord(3).usingThis(),
                        new Places.InRecord(3).reference(),
                        Places.InEnum.DOUBLE.usingThis()));
    }

    @SuppressWarnings("unchecked")
    static List<FunctionRow> types() {
        interface Local extends SerializableFunction<Integer, Integer> {}
        Local local = x -> x + 7;
        return List.of(
                travels("an interface of your own that extends one of the five", Functions.ownInterface(), local),
                travels(
                        "with a cast: `(Runnable & Serializable)`, as an argument or captured",
                        (Serializable & Runnable) () -> Places.say("ran"),
                        (Supplier<Integer> & Serializable) () -> 42,
                        Functions.withIntersection()));
    }

    static List<FunctionRow> refusals() {
        Thread thread = new Thread();
        Runnable runnable = () -> {};
        return List.of(
                refused(
                        "a function that captures a value that can't be sent, or such a `this`",
                        f0(() -> thread.getPriority()),
                        f0(thread::getPriority),
                        f0(() -> {
                            runnable.run();
                            return 1;
                        }),
                        new WithThread().usingThis()),
                refused("a lambda that captures `this`, which holds that same lambda", new Places.Cyclic().function),
                refused(
                        "an object that holds what can't be sent, or implements two of the five",
                        new Both(),
                        threadOf(1)));
    }

    static List<FunctionRow> objects() {
        return List.of(
                travels(
                        "an object of a class: a record, an enum constant, an anonymous class, a class with superclasses",
                        new Scale(2),
                        Operation.DOUBLE,
                        anonymous(new int[] {3}),
                        new Derived(4, 1)),
                travels(
                        "objects that hold functions, or that `writeReplace` turns into other functions",
                        new Then<Integer, Integer, Integer>(new Scale(2), x -> x + 1),
                        new Replaced(3)));
    }

    record Scale(int factor) implements SerializableFunction<Integer, Integer> {
        @Override
        public Integer apply(Integer x) {
            return x * factor;
        }
    }

    enum Operation implements SerializableBiFunction<Integer, Integer, Integer> {
        DOUBLE {
            @Override
            public Integer apply(Integer x, Integer y) {
                return 2 * (x + y);
            }
        }
    }

    static SerializableCallable<Integer> anonymous(int[] captured) {
        return new SerializableCallable<>() {
            @Override
            public Integer call() {
                return captured[0];
            }
        };
    }

    static SerializableCallable<Integer> threadOf(int captured) {
        Thread thread = new Thread();
        return new SerializableCallable<>() {
            @Override
            public Integer call() {
                return thread.getPriority() + captured;
            }
        };
    }

    private static class Base<T> {
        private final T state;

        Base(T state) {
            this.state = state;
        }

        T apply(Integer x) {
            return state;
        }
    }

    static final class Derived extends Base<Integer> implements SerializableFunction<Integer, Integer> {
        private final int state;

        Derived(int inherited, int state) {
            super(inherited);
            this.state = state;
        }

        @Override
        public Integer apply(Integer x) {
            return super.apply(x) * 10 + state + x;
        }
    }

    record Then<A, B, C>(SerializableFunction<A, B> first, SerializableFunction<B, C> second)
            implements SerializableFunction<A, C> {
        @Override
        public C apply(A x) throws Exception {
            return second.apply(first.apply(x));
        }
    }

    static final class Replaced implements SerializableFunction<Integer, Integer> {
        private final transient int offset;

        Replaced(int offset) {
            this.offset = offset;
        }

        private Object writeReplace() {
            int known = offset;
            SerializableFunction<Integer, Integer> lambda = x -> x + known;
            return lambda;
        }

        @Override
        public Integer apply(Integer x) {
            return x + offset;
        }
    }

    static final class Both implements SerializableFunction<Integer, Integer>, SerializableCallable<Integer> {
        @Override
        public Integer apply(Integer x) {
            return x;
        }

        @Override
        public Integer call() {
            return 1;
        }
    }

    /** Holds what can't travel. */
    static final class WithThread {
        private final Thread thread = new Thread();

        SerializableCallable<Integer> usingThis() {
            return () -> thread.getPriority();
        }

        SerializableCallable<Integer> anonymous() {
            return new SerializableCallable<>() {
                @Override
                public Integer call() {
                    return thread.getPriority();
                }
            };
        }
    }
}
