package io.github.processpool.core.codec;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Application types of every kind. */
final class Samples {
    private Samples() {}

    record Point(int x, int y) {}

    record Box<T>(T content) {}

    record Empty() {}

    record Everything(
            boolean z,
            byte b,
            short s,
            char c,
            int i,
            long j,
            float f,
            double d,
            Integer boxed,
            Long nullable,
            String text) {}

    @SuppressWarnings("ArrayRecordComponent") // that is the point
    record Mixed(
            List<Point> points,
            Map<String, List<Point>> byName,
            Optional<Point> maybe,
            Object any,
            Number number,
            int[] ints,
            Point[] array,
            Color color,
            Shape shape) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Mixed && other.toString().equals(toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }

        @Override
        public String toString() {
            Object[] all = {points, byName, maybe, any, number, ints, array, color, shape};
            return Arrays.deepToString(all);
        }
    }

    record Node(int value, Node next) {}

    record Tree<T extends Comparable<T>>(T value, List<Tree<T>> children) {}

    private record Hidden(int secret) {}

    static Object hidden(int secret) {
        return new Hidden(secret);
    }

    record Checked(int positive) {
        Checked {
            if (positive < 0) {
                throw new IllegalArgumentException("negative: " + positive);
            }
        }
    }

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    enum Color {
        RED,
        GREEN {
            @Override
            boolean isGreen() {
                return true;
            }
        };

        boolean isGreen() {
            return false;
        }
    }

    enum Nothing {}

    static class Base {
        private final int id;
        private transient int cached = 5;

        Base(int id) {
            this.id = id;
        }

        int id() {
            return id;
        }

        int cached() {
            return cached;
        }
    }

    /** Has a field of the same name as its superclass, and no constructor without parameters. */
    static final class Derived extends Base {
        private final String id;
        private final List<Point> points;
        private Derived friend;

        Derived(int number, String id, List<Point> points) {
            super(number);
            this.id = Objects.requireNonNull(id);
            this.points = points;
        }

        void befriend(Derived other) {
            friend = other;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Derived that
                    && that.id() == id()
                    && that.id.equals(id)
                    && that.points.equals(points)
                    && Objects.equals(that.friend, friend);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id(), id, points, friend);
        }
    }

    /** A bean. */
    static class Bean {
        private String name;
        private int size;

        String getName() {
            return name;
        }

        void setName(String name) {
            this.name = name;
        }

        int getSize() {
            return size;
        }

        void setSize(int size) {
            this.size = size;
        }
    }

    /** Belongs to the outer object. */
    static class Outer {
        private final int value;

        Outer(int value) {
            this.value = value;
        }

        class Inner {
            private final int own;

            Inner(int own) {
                this.own = own;
            }

            int sum() {
                return value + own;
            }
        }
    }

    interface SerializableIntOperation extends Serializable {
        int apply(int argument);
    }

    static final class WithThread {
        final Thread worker = new Thread();
    }

    record Order(String name, Customer customer) {}

    record Customer(Thread thread) {}

    record Orders(List<Order> orders) {}
}
