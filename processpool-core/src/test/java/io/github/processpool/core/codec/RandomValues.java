package io.github.processpool.core.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Makes values of any kind and nesting, the same ones for the same seed. */
final class RandomValues {
    private final Random random;
    private boolean spoiled;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    Object next() {
        spoiled = false;
        return next(random.nextInt(4));
    }

    /** Returns a value that may have something in it that can't travel: {@link #spoiled} says so. */
    Object nextOrSpoiled() {
        Object value = next();
        if (random.nextInt(10) == 0) {
            spoiled = true;
            value = wrap(RandomLeaves.refused(random), random.nextInt(4));
        }
        return value;
    }

    boolean spoiled() {
        return spoiled;
    }

    private Object wrap(Object value, int depth) {
        Object wrapped = value;
        for (int i = 0; i < depth; i++) {
            wrapped = switch (random.nextInt(5)) {
                case 0 -> new Samples.Box<>(wrapped);
                case 1 -> Arrays.asList(next(1), wrapped);
                case 2 -> new Object[] {wrapped, next(1)};
                case 3 -> new AtomicReference<>(wrapped);
                default -> Collections.singletonMap(text(), wrapped);
            };
        }
        return wrapped;
    }

    private Object next(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return random.nextInt(3) == 0 ? RandomLeaves.any(random) : leaf(random.nextInt(24));
        }
        return nested(random.nextInt(26), depth - 1);
    }

    private Object leaf(int kind) {
        return switch (kind) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (byte) random.nextInt();
            case 3 -> (short) random.nextInt();
            case 4 -> (char) random.nextInt(65_536);
            case 5, 6 -> random.nextInt();
            case 7 -> random.nextLong();
            case 8 -> Float.intBitsToFloat(random.nextInt());
            case 9 -> Double.longBitsToDouble(random.nextLong());
            case 10 -> random.nextGaussian();
            case 11, 12 -> text();
            case 13 -> new BigInteger(1 + random.nextInt(200), random);
            case 14 -> new BigDecimal(new BigInteger(100, random), random.nextInt(60) - 30);
            case 15 -> new UUID(random.nextLong(), random.nextLong());
            case 16 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case 17 -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
            case 18 -> LocalDate.ofEpochDay(random.nextInt());
            default -> application(kind);
        };
    }

    private Object application(int kind) {
        return switch (kind) {
            case 19 -> color();
            case 20 -> point();
            case 21 -> new Samples.Circle(random.nextDouble());
            case 22 -> BitSet.valueOf(new long[] {random.nextLong()});
            default -> EnumSet.of(color());
        };
    }

    private Samples.Color color() {
        return random.nextBoolean() ? Samples.Color.RED : Samples.Color.GREEN;
    }

    private Samples.Point point() {
        return new Samples.Point(random.nextInt(), random.nextInt());
    }

    private String text() {
        char[] text = new char[random.nextInt(30)];
        int range = random.nextBoolean() ? 128 : 65_536;
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) random.nextInt(range);
        }
        return new String(text);
    }

    @SuppressWarnings("JdkObsolete") // it travels too
    private Object nested(int kind, int depth) {
        return switch (kind) {
            case 0, 1 -> list(depth);
            case 2 -> new LinkedList<>(list(depth));
            case 3 -> keys(new HashSet<>());
            case 4 -> Map.of(text(), Optional.ofNullable(next(depth)));
            case 5 -> fill(new HashMap<>(), depth);
            case 6 -> fill(new LinkedHashMap<>(), depth);
            case 7 -> new TreeMap<>(Map.of(random.nextInt(), list(depth)));
            case 8 -> new Samples.Box<>(next(depth));
            case 9 -> tree(depth);
            case 10 -> uniform(random::nextLong);
            case 11 -> uniform(this::point);
            case 12 -> uniform(() -> new Samples.Box<>(next(0)));
            case 13 -> List.copyOf(uniform(this::text));
            case 14 -> new Samples.Derived(random.nextInt(), text(), List.of());
            case 15 -> Map.entry(text(), list(depth));
            default -> nestedMore(kind, depth);
        };
    }

    private Object nestedMore(int kind, int depth) {
        return switch (kind) {
            case 16 -> keys(new LinkedHashSet<>());
            case 17 -> sorted();
            case 18 -> new TreeMap<>(Collections.singletonMap(text(), next(depth)));
            case 19 -> new EnumMap<>(Collections.singletonMap(color(), next(depth)));
            case 20 -> new OwnSamples.Loose<>(next(depth), random.nextLong(), text(), new Samples.Square(1), null);
            case 21 -> new Samples.Box<>(new Samples.Box<>(List.of(new Samples.Box<>(next(depth)))));
            case 22 -> list(depth).toArray();
            case 23 -> uniform(() -> new Samples.Box<>(list(depth))).toArray(new Samples.Box<?>[0]);
            case 24 -> new ArrayList<>(new ArrayDeque<>(uniform(this::text)));
            default -> Optional.of(Map.of(text(), new Object[] {next(depth)}));
        };
    }

    private Samples.Tree<String> tree(int depth) {
        List<Samples.Tree<String>> children = new ArrayList<>();
        for (int i = depth == 0 ? 0 : random.nextInt(3); i > 0; i--) {
            children.add(tree(depth - 1));
        }
        return new Samples.Tree<>(text(), children);
    }

    private Object sorted() {
        TreeSet<String> set = random.nextBoolean() ? new TreeSet<>(Collections.reverseOrder()) : new TreeSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            set.add(text());
        }
        return set;
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(next(depth));
        }
        return list;
    }

    private List<Object> uniform(Supplier<Object> element) {
        Object[] elements = new Object[random.nextInt(6)];
        Arrays.setAll(elements, i -> element.get());
        return new ArrayList<>(Arrays.asList(elements));
    }

    /** Keys are found again only if they arrive equal. */
    private Object key() {
        return random.nextBoolean() ? RandomLeaves.equal(random) : leaf(random.nextInt(24));
    }

    private Set<Object> keys(Set<Object> set) {
        for (int i = random.nextInt(4); i > 0; i--) {
            set.add(key());
        }
        return set;
    }

    private Map<Object, Object> fill(Map<Object, Object> map, int depth) {
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(key(), next(depth));
        }
        return map;
    }

    /** Returns arrays, which compare by identity. */
    Object nextArray() {
        int length = random.nextInt(40);
        return switch (random.nextInt(8)) {
            case 0 -> random.ints(length).toArray();
            case 1 -> random.longs(length).toArray();
            case 2 -> random.doubles(length).toArray();
            case 3 -> text().toCharArray();
            case 4 -> uniform(() -> leaf(random.nextInt(24))).toArray();
            case 5 -> uniform(random::nextLong).toArray(new Long[0]);
            case 6 -> uniform(this::point).toArray(new Samples.Point[0]);
            default -> bytes(length);
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    List<Object> some(int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(next());
        }
        return values;
    }
}
