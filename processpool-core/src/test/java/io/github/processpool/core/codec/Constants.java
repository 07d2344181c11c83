package io.github.processpool.core.codec;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntBinaryOperator;

/** Classes whose objects are distinguished by identity, each in another way. */
final class Constants {
    private Constants() {}

    /** An enum from before there were enums. */
    static final class Level {
        static final Level LOW = new Level("low");
        static final Level HIGH = new Level("high");
        static final Level HIGHEST = HIGH;

        final String name;

        Level(String name) {
            this.name = name;
        }
    }

    /** Its only object is a constant of the class around it, declared as anything. */
    static final class Json {
        static final Object NULL = new Null();

        private static final class Null {
            @Override
            public boolean equals(Object other) {
                return other == null || other == this;
            }

            @Override
            public int hashCode() {
                return 0;
            }
        }
    }

    /** Its constants have bodies. */
    abstract static class Operation {
        static final Operation ADD = new Operation() {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        };
        static final Operation MULTIPLY = new Operation() {
            @Override
            int apply(int a, int b) {
                return a * b;
            }
        };

        abstract int apply(int a, int b);

        boolean isAdd() {
            return this == ADD;
        }
    }

    interface Shape {
        Shape NONE = new NoShape();
    }

    private static final class NoShape implements Shape {}

    /** Is made when somebody wants it. */
    static final class Lazy {
        private Lazy() {}

        static Lazy instance() {
            return Holder.INSTANCE;
        }

        private static final class Holder {
            static final Lazy INSTANCE = new Lazy();
        }
    }

    @SuppressWarnings("ClassInitializationDeadlock") // one thread uses it
    abstract static class Base {
        static final Base FIRST = new Derived();
    }

    static final class Derived extends Base {}

    /** They know each other. */
    static final class Direction {
        static final Direction NORTH = new Direction(1);
        static final Direction SOUTH = new Direction(-1);

        static {
            NORTH.opposite = SOUTH;
            SOUTH.opposite = NORTH;
        }

        int step;
        Direction opposite;

        Direction(int step) {
            this.step = step;
        }
    }

    /** Its state has no order of its own. */
    static final class Unit {
        static final Unit METRE =
                new Unit(Set.of("m", "metre", "meter", "metres"), Map.of("cm", 100, "km", 0.001, "mm", 1000));

        final Set<String> names;
        final Map<String, Number> others;

        Unit(Set<String> names, Map<String, Number> others) {
            this.names = names;
            this.others = others;
        }
    }

    interface SerializableOperator extends IntBinaryOperator, Serializable {}

    /** Its state is what it does. */
    static final class Strategy {
        static final Strategy MAX = new Strategy(Math::max, new int[] {1}, List.of(Level.LOW));

        final SerializableOperator operator;
        final int[] weights;
        final List<Level> levels;

        Strategy(SerializableOperator operator, int[] weights, List<Level> levels) {
            this.operator = operator;
            this.weights = weights;
            this.levels = levels;
        }
    }

    /** There is one, which changes. */
    static final class Settings {
        static final Settings CURRENT = new Settings();

        final Map<String, Integer> values = new HashMap<>();
    }

    static final class Counter {
        static final Counter COUNTER = new Counter();

        int count;

        int next() {
            return ++count;
        }
    }

    /** Another one in every JVM. */
    static final class Token {
        static final Token TOKEN = new Token(ProcessHandle.current().pid());

        final long pid;

        Token(long pid) {
            this.pid = pid;
        }
    }

    /** Another one in every JVM, but compared by what it holds. */
    static final class Stamp {
        static final Stamp STAMP = new Stamp(ProcessHandle.current().pid());

        final long pid;

        Stamp(long pid) {
            this.pid = pid;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stamp stamp && stamp.pid == pid;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(pid);
        }
    }

    static final AtomicBoolean OUTER_WAS_INITIALISED = new AtomicBoolean();

    /** Nobody initialises it. */
    static final class Outer {
        static final Object LOCK = new Object();

        static {
            OUTER_WAS_INITIALISED.set(true);
        }

        static final class Inner {
            int value = 5;
        }
    }
}
