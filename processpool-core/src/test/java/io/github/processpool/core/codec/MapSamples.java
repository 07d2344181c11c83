package io.github.processpool.core.codec;

import static io.github.processpool.core.codec.SampleRow.both;
import static io.github.processpool.core.codec.SampleRow.oneWay;
import static io.github.processpool.core.codec.SampleRow.refused;
import static io.github.processpool.core.codec.SampleRow.same;
import static io.github.processpool.core.codec.SampleRow.state;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Maps, and the orders of sorted collections. */
@SuppressWarnings("JdkObsolete") // they travel too
final class MapSamples {
    private MapSamples() {}

    static List<SampleRow> maps() {
        return List.of(
                same(
                        "`HashMap`, `LinkedHashMap`, `Hashtable`, `ConcurrentHashMap`",
                        fill(new HashMap<>()),
                        fill(new LinkedHashMap<>()),
                        accessOrdered(),
                        fill(new Hashtable<>()),
                        fill(new ConcurrentHashMap<>()),
                        new HashMap<>(Collections.singletonMap(null, null))),
                same(
                        "`TreeMap`, `ConcurrentSkipListMap`, with their order (see below)",
                        fill(new TreeMap<>()),
                        fill(new TreeMap<>(Comparator.reverseOrder())),
                        fill(new ConcurrentSkipListMap<>())),
                same(
                        "`EnumMap`, an empty one too",
                        new EnumMap<>(Map.of(Samples.Color.GREEN, 5L)),
                        new EnumMap<Samples.Nothing, String>(Samples.Nothing.class)),
                same("`Properties`", properties()),
                refused("`Properties` with defaults", withDefaults()),
                state(
                        "`IdentityHashMap`: its keys are copies, so only constants and small numbers are found again",
                        identity()),
                both(
                        "`Map.of`, `Map.ofEntries`, `Map.copyOf`",
                        Arrival.LINKED_HASH_MAP,
                        Map.of(),
                        Map.of(1, 2),
                        Map.of(new Samples.Point(1, 2), 1, List.of(1L), 2, Samples.Color.GREEN, 3, 'x', 4)),
                both(
                        "`Collections.emptyMap`, `singletonMap`, `unmodifiableMap`, `synchronizedMap`, `checkedMap`",
                        Arrival.LINKED_HASH_MAP,
                        Collections.emptyMap(),
                        Collections.singletonMap(null, 1),
                        Collections.unmodifiableMap(fill(new TreeMap<>())),
                        Collections.synchronizedMap(fill(new HashMap<>())),
                        Collections.checkedMap(fill(new HashMap<>()), String.class, Object.class)),
                both(
                        "`WeakHashMap`, since its entries would disappear at once",
                        Arrival.LINKED_HASH_MAP,
                        new WeakHashMap<>(Map.of("a", 1))),
                both(
                        "`subMap`, `descendingMap`, other sorted maps",
                        Arrival.TREE_MAP,
                        fill(new TreeMap<>()).descendingMap(),
                        fill(new TreeMap<>()).headMap("b"),
                        Collections.unmodifiableSortedMap(fill(new TreeMap<>()))),
                both(
                        "other entries of maps",
                        Arrival.SIMPLE_ENTRY,
                        new HashMap<>(Map.of(1, 2)).entrySet().iterator().next()));
    }

    private static <M extends Map<String, Object>> M fill(M map) {
        map.put("b", 1L);
        map.put("a", new Samples.Point(1, 2));
        map.put("c", List.of(1));
        return map;
    }

    private static Map<String, Object> accessOrdered() {
        Map<String, Object> map = fill(new LinkedHashMap<>(16, 0.75f, true));
        map.get("b");
        return map;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("a", "b");
        return properties;
    }

    private static Properties withDefaults() {
        Properties properties = new Properties(properties());
        properties.setProperty("c", "d");
        return properties;
    }

    private static Map<Object, Object> identity() {
        IdentityHashMap<Object, Object> map = new IdentityHashMap<>();
        map.put(Samples.Color.GREEN, 1L);
        return map;
    }

    @SuppressWarnings("unchecked")
    static List<SampleRow> orders() {
        Comparator<String> ofOnesOwn = (Comparator<String> & Serializable) (a, b) -> b.compareTo(a);
        return List.of(
                state(
                        "`Comparator.naturalOrder`, `reverseOrder`, `String.CASE_INSENSITIVE_ORDER`",
                        Comparator.naturalOrder(),
                        Comparator.reverseOrder(),
                        String.CASE_INSENSITIVE_ORDER),
                state(
                        "`nullsFirst`, `nullsLast`, `Collections.reverseOrder` of these",
                        Comparator.nullsFirst(Comparator.<String>naturalOrder()),
                        Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER),
                        Comparator.nullsFirst(null),
                        Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER),
                        Comparator.nullsLast(Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER))),
                state("a record or class of your own that is a `Comparator`", new ByLength(true)),
                oneWay(
                        "a serializable lambda or method reference, alone or in one of the above",
                        ofOnesOwn,
                        Comparator.nullsFirst(ofOnesOwn),
                        Collections.reverseOrder(ofOnesOwn),
                        Comparator.comparing((SerializableKey) String::length)),
                refused(
                        "any other lambda",
                        (Comparator<String>) (a, b) -> b.compareTo(a),
                        Comparator.nullsFirst((Comparator<String>) (a, b) -> b.compareTo(a))));
    }

    /** A function that can be a part of a comparator that travels. */
    interface SerializableKey extends java.util.function.Function<String, Integer>, Serializable {}

    /** An order that is a value. */
    record ByLength(boolean up) implements Comparator<String> {
        @Override
        public int compare(String a, String b) {
            return up ? a.length() - b.length() : b.length() - a.length();
        }
    }
}
