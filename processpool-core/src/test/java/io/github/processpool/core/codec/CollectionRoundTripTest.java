package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JdkObsolete") // they travel too
class CollectionRoundTripTest {
    private static final List<Object> ITEMS = List.of("b", "a", "c");

    static Stream<Collection<?>> collections() {
        return Stream.of(
                new ArrayList<>(ITEMS),
                new LinkedList<>(ITEMS),
                new Vector<>(ITEMS),
                stack(),
                new HashSet<>(ITEMS),
                new LinkedHashSet<>(ITEMS),
                new TreeSet<>(ITEMS),
                new ArrayDeque<>(ITEMS),
                new PriorityQueue<>(ITEMS),
                new CopyOnWriteArrayList<>(ITEMS),
                new CopyOnWriteArraySet<>(ITEMS),
                new ConcurrentLinkedQueue<>(ITEMS),
                new ConcurrentLinkedDeque<>(ITEMS),
                new LinkedBlockingQueue<>(ITEMS),
                new LinkedBlockingDeque<>(ITEMS),
                new ConcurrentSkipListSet<>(ITEMS),
                new PriorityBlockingQueue<>(ITEMS),
                keySet(),
                new ArrayList<>(),
                new TreeSet<>(),
                new HashSet<>(Arrays.asList(1L, null)),
                new LinkedList<>(Arrays.asList(null, null)),
                EnumSet.of(Samples.Color.GREEN),
                EnumSet.noneOf(Samples.Color.class),
                EnumSet.allOf(Samples.Color.class));
    }

    private static Stack<Object> stack() {
        Stack<Object> stack = new Stack<>();
        stack.addAll(ITEMS);
        return stack;
    }

    private static Set<Object> keySet() {
        Set<Object> set = ConcurrentHashMap.newKeySet();
        set.addAll(ITEMS);
        return set;
    }

    @ParameterizedTest
    @MethodSource("collections")
    void standardCollectionsKeepTheirClassAndOrder(Collection<?> collection) {
        Collection<?> copy = (Collection<?>) RoundTrip.toParent(collection);
        assertThat(copy.getClass()).isEqualTo(collection.getClass());
        assertThat(copy.toArray()).containsExactly(collection.toArray());
    }

    static Stream<Map<?, ?>> maps() {
        return Stream.of(
                fill(new HashMap<>()),
                fill(new LinkedHashMap<>()),
                fill(new TreeMap<>()),
                fill(new Hashtable<>()),
                fill(new ConcurrentHashMap<>()),
                fill(new ConcurrentSkipListMap<>()),
                properties(),
                new HashMap<>(),
                new TreeMap<>(),
                new EnumMap<>(Map.of(Samples.Color.GREEN, 5L)),
                new EnumMap<Samples.Color, String>(Samples.Color.class),
                new EnumMap<Samples.Nothing, String>(Samples.Nothing.class),
                withNulls());
    }

    private static Map<Object, Object> fill(Map<Object, Object> map) {
        map.put("b", 1L);
        map.put("a", new Samples.Point(1, 2));
        map.put("c", List.of(1));
        return map;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("a", "b");
        return properties;
    }

    private static Map<Object, Object> withNulls() {
        Map<Object, Object> map = new HashMap<>();
        map.put(null, null);
        return map;
    }

    @ParameterizedTest
    @MethodSource("maps")
    void standardMapsKeepTheirClassAndOrder(Map<?, ?> map) {
        Map<?, ?> copy = (Map<?, ?>) RoundTrip.toParent(map);
        assertThat(copy.getClass()).isEqualTo(map.getClass());
        assertThat(copy).isEqualTo(map);
        assertThat(copy.keySet().toArray()).containsExactly(map.keySet().toArray());
    }

    @Test
    void anyEncodableValueCanBeAKey() {
        Map<Object, Object> map = Map.of(new Samples.Point(1, 2), 1, List.of(1L), 2, Samples.Color.GREEN, 3, 'x', 4);
        assertThat(RoundTrip.toParent(map)).isEqualTo(map);
        Map<Object, Object> uniform = Map.of(new Samples.Point(1, 2), 1L, new Samples.Point(3, 4), 2L);
        assertThat(RoundTrip.toParent(uniform)).isEqualTo(uniform);
    }

    @Test
    void sortedCollectionsKeepTheJdksOrders() {
        TreeSet<String> reversed = new TreeSet<>(Comparator.reverseOrder());
        reversed.addAll(List.of("a", "b"));
        assertThat((TreeSet<?>) RoundTrip.toParent(reversed))
                .map(Object::toString)
                .containsExactly("b", "a");
        assertThat(((TreeSet<?>) RoundTrip.toParent(reversed)).comparator()).isEqualTo(Collections.reverseOrder());
        TreeMap<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.put("A", 1);
        assertThat(((TreeMap<?, ?>) RoundTrip.toParent(map)).comparator()).isEqualTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(((TreeMap<?, ?>) RoundTrip.toParent(new TreeMap<>(Map.of(1, 2)).descendingMap())).comparator())
                .isEqualTo(Collections.reverseOrder());
        PriorityQueue<Integer> queue = new PriorityQueue<>(Comparator.reverseOrder());
        queue.addAll(List.of(1, 3, 2));
        assertThat(((PriorityQueue<?>) RoundTrip.toParent(queue)).poll()).isEqualTo(3);
    }

    @Test
    void aComparatorOfOnesOwnIsRefused() {
        TreeSet<String> set = new TreeSet<>(Comparator.comparing(String::length));
        assertThatThrownBy(() -> RoundTrip.encode(List.of(set)))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("value[0].comparator.captured[0]: ")
                .hasMessageContaining("pass a list instead and sort it in the task");
    }

    static Stream<Collection<?>> otherLists() {
        return Stream.of(
                List.of(),
                List.of(1),
                List.of(1, 2, 3),
                Arrays.asList(1, null),
                Collections.emptyList(),
                Collections.singletonList(1),
                Collections.unmodifiableList(new LinkedList<>(ITEMS)),
                Collections.synchronizedList(new ArrayList<>(ITEMS)),
                new ArrayList<>(ITEMS).subList(1, 2),
                Collections.nCopies(3, "x"),
                Stream.of(1, 2).toList(),
                new OwnList(ITEMS));
    }

    /** An application's own list. */
    private static final class OwnList extends ArrayList<Object> {
        OwnList(Collection<?> items) {
            super(items);
        }
    }

    @ParameterizedTest
    @MethodSource("otherLists")
    void otherListsArriveAsArrayLists(Collection<?> list) {
        assertThat(RoundTrip.toParent(list)).isEqualTo(list).isExactlyInstanceOf(ArrayList.class);
    }

    @Test
    void otherCollectionsArriveAsTheNearestStandardOne() {
        assertThat(RoundTrip.toParent(Set.of(1))).isEqualTo(Set.of(1)).isExactlyInstanceOf(LinkedHashSet.class);
        assertThat(RoundTrip.toParent(Map.of(1, 2))).isEqualTo(Map.of(1, 2)).isExactlyInstanceOf(LinkedHashMap.class);
        assertThat(RoundTrip.toParent(Map.of(1, 2).keySet())).isExactlyInstanceOf(LinkedHashSet.class);
        assertThat(RoundTrip.toParent(Map.of(1, 2).values())).isExactlyInstanceOf(ArrayList.class);
        assertThat(RoundTrip.toParent(Collections.unmodifiableSortedSet(new TreeSet<>(ITEMS))))
                .isEqualTo(new TreeSet<>(ITEMS))
                .isExactlyInstanceOf(TreeSet.class);
        assertThat(RoundTrip.toParent(Collections.asLifoQueue(new ArrayDeque<>(ITEMS))))
                .isExactlyInstanceOf(ArrayDeque.class);
        assertThat(RoundTrip.toParent(Collections.unmodifiableMap(new TreeMap<>(Map.of(1, 2)))))
                .isExactlyInstanceOf(LinkedHashMap.class);
    }

    @Test
    void elementsOfOneClassNameItOnce() {
        assertThat(RoundTrip.text(RoundTrip.encode(List.of(1, 2)))).isEqualTo("[[1,2]]");
        assertThat(RoundTrip.text(RoundTrip.encode(List.of(1L, 2L))))
                .isEqualTo("[{\"$\":\"java.util.ArrayList\",\"of\":\"long\",\"v\":[1,2]}]");
        assertThat(RoundTrip.text(RoundTrip.encode(new TreeMap<>(Map.of("a", 1L)))))
                .isEqualTo("[{\"$\":\"java.util.TreeMap\",\"of\":\"long\",\"v\":[\"a\",1]}]");
        assertThat(RoundTrip.text(RoundTrip.encode(Arrays.asList(1L, 2, "x", null))))
                .isEqualTo("[[{\"$\":\"long\",\"v\":1},2,\"x\",null]]");
    }

    /** A record that could not hold what would arrive. */
    record NeedsOwnList(OwnList list) {}

    @Test
    void aPlaceThatCantHoldTheStandardCollectionIsAnError() {
        assertThatThrownBy(() -> RoundTrip.encode(new NeedsOwnList(new OwnList(ITEMS))))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("value.list: ")
                .hasMessageContaining("would arrive as a java.util.ArrayList");
    }
}
