package io.github.processpool.core.codec;

import static io.github.processpool.core.codec.SampleRow.refused;
import static io.github.processpool.core.codec.SampleRow.same;
import static io.github.processpool.core.codec.SampleRow.state;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of an application's own types. */
final class OwnSamples {
    private OwnSamples() {}

    static List<SampleRow> arrays() {
        return List.of(
                state(
                        "arrays of primitives",
                        new int[] {1, -1},
                        new long[0],
                        new double[] {-0.0, Double.NaN},
                        new float[] {1.1f},
                        new short[] {-1},
                        new byte[] {1, -1},
                        new char[] {'a', '\ud800'},
                        new boolean[] {true}),
                state(
                        "arrays of anything else, of arrays and generic types too",
                        new String[] {"a", null},
                        new int[][] {{1}, null, {}},
                        new Object[] {1, 2L, "x", null, new int[] {3}},
                        new List<?>[] {new ArrayList<>(List.of(1L)), null},
                        new Samples.Point[][] {{new Samples.Point(1, 2)}},
                        new Comparable<?>[] {"a", 1},
                        new Thread[] {null},
                        new Samples.Color[0]));
    }

    static List<SampleRow> types() {
        record Local(int a, String b) {}
        Samples.Point point = new Samples.Point(1, -2);
        return List.of(
                same("enums, constants with bodies too", Samples.Color.RED, Samples.Color.GREEN),
                same(
                        "records: private, local, generic, recursive, empty",
                        point,
                        Samples.hidden(5),
                        new Local(1, "b"),
                        new Samples.Empty(),
                        new Samples.Box<>(new Samples.Box<>(Optional.of(point))),
                        new Samples.Tree<>("a", new ArrayList<>(List.of(new Samples.Tree<>("b", new ArrayList<>()))))),
                state("records that hold arrays", new WithArrays(new int[] {1}, new Samples.Point[] {point, null})),
                same(
                        "components, fields and elements declared as `Object`, `Number`, an interface, a type variable or"
                                + " a wildcard",
                        new Loose<>(1L, 2, 'c', new Samples.Circle(1), new ArrayList<>(List.of(5L))),
                        new Loose<>("x", 2.5f, "text", new Samples.Square(2), null)),
                same("sealed hierarchies", new Samples.Circle(Double.NaN), new Samples.Square(-0.0)),
                same("classes: all fields, those of superclasses too; no constructor of theirs runs", derived()),
                state("beans", bean()),
                state(
                        "inner, local and anonymous classes, with the objects around them",
                        new Samples.Outer(40).new Inner(2),
                        anonymous(42)),
                state(
                        "exceptions, with message, cause, suppressed ones, fields and stack trace",
                        error(),
                        new Odd("a", 5)),
                same("classes with `readResolve`: the object that it returns", Only.ONE, new Samples.Box<>(Only.ONE)),
                same(
                        "classes with `writeReplace`: through the replacement object",
                        new Proxied(5),
                        new Samples.Box<>(new Proxied(6))),
                same(
                        "constants: the objects that `static final` fields of their class hold, or of one above or around"
                                + " it",
                        Constants.Level.LOW,
                        Constants.Json.NULL,
                        Constants.Operation.ADD,
                        Constants.Direction.NORTH),
                same(
                        "types that a `ValueFormat` handles",
                        new JacksonFormat.Money(5),
                        JacksonFormat.Foreign.of("x"),
                        new Point2D.Double(1, 2)),
                same(
                        "classes with `readObject` and `writeObject`, their own or inherited, with the data that these write",
                        new SerialSamples.Account(5),
                        new SerialSamples.Savings(7, "s", new SerialSamples.Account(1), 1, 2),
                        new SerialSamples.Table().with(Samples.Color.GREEN, 3).with(Samples.Color.RED, 4),
                        new SerialSamples.Many(1, "x", null, new SerialSamples.Many())),
                same(
                        "`Externalizable` classes, by their public constructor without parameters",
                        new SerialSamples.Parcel("a", 1L, new SerialSamples.Parcel("b"))),
                same("classes with `serialPersistentFields`", new SerialSamples.Renamed(3, "n")),
                same(
                        "classes whose superclass has `writeReplace`",
                        new SerialSamples.Euro(5),
                        new Samples.Box<>(new SerialSamples.Euro(6))),
                same(
                        "a field or component of a serializable collection class of your own or a library's",
                        new SerialSamples.People(
                                new SerialSamples.Names("a", "b"), new SerialSamples.Ages(Map.of("a", 1)))),
                refused(
                        "classes whose `writeObject` writes data that no `readObject` reads",
                        new Streamed(5),
                        new SerialSamples.Unread(5)),
                refused(
                        "`Externalizable` classes with transient fields but without that constructor",
                        new SerialSamples.NoConstructor(5)),
                refused("classes that extend one of the JDK with state of its own", new OwnThread()),
                refused(
                        "a field or component of a collection class that extends one of the JDK's with state",
                        new Samples.Box<>(new NeedsOwn(new Own()))));
    }

    @SuppressWarnings("ArrayRecordComponent") // that is the point
    record WithArrays(int[] ints, Samples.Point[] points) {}

    record Loose<T>(T any, Number number, Comparable<?> comparable, Samples.Shape shape, List<? super Long> list) {}

    private static Object derived() {
        Samples.Derived derived = new Samples.Derived(2, "derived", new ArrayList<>(List.of(new Samples.Point(1, 2))));
        derived.befriend(new Samples.Derived(1, "friend", new ArrayList<>()));
        return derived;
    }

    private static Object bean() {
        Samples.Bean bean = new Samples.Bean();
        bean.setName("n");
        bean.setSize(3);
        return bean;
    }

    private static Object anonymous(int captured) {
        return new Samples.SerializableIntOperation() {
            @Override
            public int apply(int argument) {
                return captured + argument;
            }
        };
    }

    private static Throwable error() {
        Throwable error = new IllegalStateException("outer", new IOException("inner"));
        error.addSuppressed(new Odd("suppressed", 1));
        return error;
    }

    /** An exception with a field, and no usual constructor. */
    static final class Odd extends Exception {
        final int code;

        Odd(String text, int code) {
            super(text);
            this.code = code;
        }
    }

    /** Compares by identity, because there is but one. */
    static final class Only implements Serializable {
        static final Only ONE = new Only();

        private Only() {}

        private Object readResolve() {
            return ONE;
        }
    }

    /** Lets another object travel. */
    static final class Proxied implements Serializable {
        private final transient Map<String, Integer> content;

        Proxied(int value) {
            content = Map.of("value", value);
        }

        private Object writeReplace() {
            return new Proxy(content.get("value"));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Proxied that && that.content.equals(content);
        }

        @Override
        public int hashCode() {
            return content.hashCode();
        }

        private static final class Proxy implements Serializable {
            private final int value;

            Proxy(int value) {
                this.value = value;
            }

            private Object readResolve() {
                return new Proxied(value);
            }
        }
    }

    /** Has a form of its own in object streams. */
    static final class Streamed implements Serializable {
        private transient int value;

        Streamed(int value) {
            this.value = value;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeInt(value);
        }
    }

    static final class OwnThread extends Thread {}

    static final class Own extends ArrayList<Object> {}

    record NeedsOwn(Own list) {}
}
