package io.github.processpool.core.codec;

import io.github.processpool.Worker;
import io.github.processpool.spi.ValueFormat;
import java.io.IOError;
import java.io.IOException;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Code of an application's that throws where values are written or read: what, and in which process. */
public record Trap(Side side, What what) implements Serializable {
    private static final ThreadLocal<Boolean> SPRUNG = ThreadLocal.withInitial(() -> false);

    /** Where it throws. */
    public enum Side {
        WORKER,
        APPLICATION,
        /** In the calling thread, while {@link #whileSet} runs. */
        WHILE_SET,
        NOWHERE
    }

    /** Runs something while traps are set. */
    static void whileSet(Runnable action) {
        SPRUNG.set(true);
        try {
            action.run();
        } finally {
            SPRUNG.remove();
        }
    }

    private boolean isSet() {
        return switch (side) {
            case WORKER -> Worker.isWorker();
            case APPLICATION -> !Worker.isWorker();
            case WHILE_SET -> SPRUNG.get();
            case NOWHERE -> false;
        };
    }

    void step() {
        if (isSet()) {
            Trap.<RuntimeException>raise(what);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as languages do that don't declare exceptions
    private static <E extends Throwable> void raise(What what) throws E {
        throw (E) what.make();
    }

    /** What is thrown. */
    public enum What {
        RUNTIME_EXCEPTION,
        ERROR,
        IO_ERROR,
        SERVICE_ERROR,
        ASSERTION,
        STACK_OVERFLOW,
        THREAD_DEATH,
        CHECKED,
        INTERRUPTED,
        NEITHER_EXCEPTION_NOR_ERROR,
        WITHOUT_WORDS,
        OUT_OF_MEMORY;

        @SuppressWarnings("removal") // ThreadDeath is what the name says
        Throwable make() {
            return switch (this) {
                case RUNTIME_EXCEPTION -> new IllegalStateException("trap");
                case ERROR -> new Error("trap");
                case IO_ERROR -> new IOError(new IOException("trap"));
                case SERVICE_ERROR -> new ServiceConfigurationError("trap");
                case ASSERTION -> new AssertionError("trap");
                case STACK_OVERFLOW -> overflow();
                case THREAD_DEATH -> new ThreadDeath();
                case CHECKED -> new IOException("trap");
                case INTERRUPTED -> new InterruptedException("trap");
                case NEITHER_EXCEPTION_NOR_ERROR -> new Throwable("trap");
                case WITHOUT_WORDS -> new WithoutWords();
                case OUT_OF_MEMORY -> new OutOfMemoryError("trap");
            };
        }

        private static Throwable overflow() {
            try {
                return new IllegalStateException("a stack without an end: " + recurse(0));
            } catch (StackOverflowError e) {
                return e;
            }
        }

        private static int recurse(int depth) {
            return depth == Integer.MAX_VALUE ? depth : Math.max(recurse(depth + 1), depth);
        }
    }

    /** Throws from all that can be asked of it. */
    static final class WithoutWords extends Error {
        @Override
        public String getMessage() {
            throw new Error("no message");
        }

        @Override
        public String toString() {
            throw new Error("no text");
        }
    }

    /** A value that holds a trap; {@code id} tells values apart. */
    public interface Value extends Comparable<Value> {
        int id();

        @Override
        default int compareTo(Value other) {
            return Integer.compare(id(), other.id());
        }
    }

    public record Hash(int id, Trap trap) implements Value {
        @Override
        public int hashCode() {
            trap.step();
            return id;
        }
    }

    public record Equals(int id, int other, Trap trap) implements Value {
        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public boolean equals(Object o) {
            trap.step();
            return o instanceof Equals equals && equals.id == id && equals.other == other;
        }
    }

    public record Compared(int id, int other, Trap trap) implements Value {
        @Override
        public int compareTo(Value o) {
            trap.step();
            return Integer.compare(other, ((Compared) o).other);
        }
    }

    public record Order(Trap trap) implements Comparator<Integer> {
        @Override
        public int compare(Integer a, Integer b) {
            trap.step();
            return a.compareTo(b);
        }
    }

    public record Made(int id, Trap trap) implements Value {
        public Made {
            trap.step();
        }
    }

    public record Read(int id, Trap trap) implements Value {
        @Override
        public int id() {
            trap.step();
            return id;
        }
    }

    /** Fails when it is resolved. */
    public static final class Resolved implements Value, Serializable {
        private static final long serialVersionUID = 1L;

        private final int id;
        private final Trap trap;

        Resolved(int id, Trap trap) {
            this.id = id;
            this.trap = trap;
        }

        @Override
        public int id() {
            return id;
        }

        @SuppressWarnings("UnusedMethod") // the hook
        private Object readResolve() {
            trap.step();
            return this;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Resolved resolved && resolved.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    /** Fails when it is replaced. */
    public static final class Replaced implements Value, Serializable {
        private static final long serialVersionUID = 1L;

        private final int id;
        private final Trap trap;

        Replaced(int id, Trap trap) {
            this.id = id;
            this.trap = trap;
        }

        @Override
        public int id() {
            return id;
        }

        @SuppressWarnings("UnusedMethod") // the hook
        private Object writeReplace() {
            trap.step();
            return this;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Replaced replaced && replaced.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    /** Travels in {@link Format}'s form. */
    public record Formatted(int id, Trap trap) implements Value {}

    /** Has no class that {@link Format} can look at. */
    public record Unlooked(int id) {}

    /** Travels as a list. */
    public static final class Items extends AbstractList<Object> {
        private final int id;
        private final Trap trap;

        Items(int id, Trap trap) {
            this.id = id;
            this.trap = trap;
        }

        @Override
        public Object get(int index) {
            trap.step();
            return id;
        }

        @Override
        public int size() {
            return 2;
        }
    }

    /** A format that throws. */
    public static final class Format implements ValueFormat {
        @Override
        public boolean handles(Class<?> type) {
            if (type == Unlooked.class) {
                throw new IOError(new IOException("can't look at it"));
            }
            return type == Formatted.class;
        }

        @Override
        public String write(Object value) {
            Formatted formatted = (Formatted) value;
            formatted.trap.step();
            return formatted.id + " " + formatted.trap.side + " " + formatted.trap.what;
        }

        @Override
        public Object read(String text, Class<?> type) {
            List<String> parts = List.of(text.split(" ", -1));
            Trap trap = new Trap(Side.valueOf(parts.get(1)), What.valueOf(parts.get(2)));
            trap.step();
            return new Formatted(Integer.parseInt(parts.get(0)), trap);
        }
    }

    /** Where values are read. */
    public enum Reading {
        HASH_OF_AN_ELEMENT((id, trap) -> Set.of(new Hash(id, trap))),
        HASH_OF_A_KEY((id, trap) -> Map.of(new Hash(id, trap), List.of(id, id))),
        EQUALS((id, trap) -> new HashSet<>(List.of(new Equals(id, 1, trap), new Equals(id, 2, trap)))),
        COMPARISON((id, trap) -> new TreeSet<>(List.of(new Compared(id, 1, trap), new Compared(id, 2, trap)))),
        ORDER(Reading::ordered),
        CONSTRUCTOR(Made::new),
        RESOLUTION(Resolved::new),
        FORMAT(Formatted::new),
        DEEP(Reading::deep);

        @SuppressWarnings("ImmutableEnumChecker") // it is a constructor or a method
        private final BiFunction<Integer, Trap, Object> maker;

        Reading(BiFunction<Integer, Trap, Object> maker) {
            this.maker = maker;
        }

        public Object value(int id, Trap trap) {
            return maker.apply(id, trap);
        }

        private static Object ordered(int id, Trap trap) {
            Set<Integer> set = new TreeSet<>(new Order(trap));
            set.addAll(List.of(id, id + 1));
            return set;
        }

        /** So deep that it is not read by hand. */
        private static Object deep(int id, Trap trap) {
            Object value = Set.of(new Hash(id, trap));
            for (int i = 0; i < 70; i++) {
                value = List.of(i, value, "behind");
            }
            return value;
        }
    }

    /** Where values are written. */
    public enum Writing {
        ACCESSOR(Read::new),
        REPLACEMENT(Replaced::new),
        OWN_COLLECTION(Items::new),
        FORMAT(Formatted::new),
        ELEMENT((id, trap) -> List.of(1, List.of(new Read(id, trap)), 2));

        @SuppressWarnings("ImmutableEnumChecker") // it is a constructor or a method
        private final BiFunction<Integer, Trap, Object> maker;

        Writing(BiFunction<Integer, Trap, Object> maker) {
            this.maker = maker;
        }

        public Object value(int id, Trap trap) {
            return maker.apply(id, trap);
        }
    }
}
