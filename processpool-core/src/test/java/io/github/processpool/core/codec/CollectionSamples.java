package io.github.processpool.core.codec;

import static io.github.processpool.core.codec.SampleRow.both;
import static io.github.processpool.core.codec.SampleRow.refused;
import static io.github.processpool.core.codec.SampleRow.same;
import static io.github.processpool.core.codec.SampleRow.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.Stream;

/** Lists, sets and queues. */
@SuppressWarnings("JdkObsolete") // they travel too
final class CollectionSamples {
    private static final List<Object> ITEMS = List.of("b", "a", "c");
    private static final Comparator<Object> REVERSE = Collections.reverseOrder();

    private CollectionSamples() {}

    static List<SampleRow> lists() {
        return List.of(
                same(
                        "`ArrayList`",
                        new ArrayList<>(ITEMS),
                        new ArrayList<>(),
                        new ArrayList<>(Arrays.asList(1L, null))),
                same(
                        "`LinkedList`, `Vector`, `CopyOnWriteArrayList`",
                        new LinkedList<>(ITEMS),
                        new Vector<>(ITEMS),
                        new CopyOnWriteArrayList<>(ITEMS)),
                same("`Stack`", stack()),
                both(
                        "`List.of`, `List.copyOf`, `Stream.toList`, `Arrays.asList`",
                        Arrival.ARRAY_LIST,
                        List.of(),
                        List.of(1),
                        ITEMS,
                        Stream.of(1, 2).toList(),
                        Arrays.asList(1, null)),
                both(
                        "`Collections.emptyList`, `singletonList`, `nCopies`",
                        Arrival.ARRAY_LIST,
                        Collections.emptyList(),
                        Collections.singletonList(null),
                        Collections.nCopies(3, "x")),
                both(
                        "`Collections.unmodifiableList`, `synchronizedList`, `checkedList`",
                        Arrival.ARRAY_LIST,
                        Collections.unmodifiableList(new LinkedList<>(ITEMS)),
                        Collections.synchronizedList(new LinkedList<>(ITEMS)),
                        Collections.checkedList(new ArrayList<>(ITEMS), Object.class)),
                both(
                        "`subList`, a list class of your own",
                        Arrival.ARRAY_LIST,
                        new ArrayList<>(ITEMS).subList(1, 2),
                        new OwnList(ITEMS)));
    }

    private static Stack<Object> stack() {
        Stack<Object> stack = new Stack<>();
        stack.addAll(ITEMS);
        return stack;
    }

    /** An application's own list. */
    private static final class OwnList extends ArrayList<Object> {
        OwnList(Collection<?> items) {
            super(items);
        }
    }

    static List<SampleRow> sets() {
        return List.of(
                same(
                        "`HashSet`, `LinkedHashSet`, `CopyOnWriteArraySet`",
                        new HashSet<>(ITEMS),
                        new HashSet<>(Arrays.asList(1L, null)),
                        new LinkedHashSet<>(ITEMS),
                        new CopyOnWriteArraySet<>(ITEMS)),
                same(
                        "`ConcurrentHashMap.newKeySet`, `keySet`",
                        keySet(),
                        new ConcurrentHashMap<>(Map.of("a", 1)).keySet()),
                same(
                        "`TreeSet`, `ConcurrentSkipListSet`, with their order (see below)",
                        new TreeSet<>(ITEMS),
                        ordered(new TreeSet<>(REVERSE)),
                        new TreeSet<>(ITEMS).descendingSet(),
                        ordered(new ConcurrentSkipListSet<>(REVERSE))),
                same(
                        "`EnumSet`, an empty one too",
                        EnumSet.allOf(Samples.Color.class),
                        EnumSet.noneOf(Samples.Color.class),
                        EnumSet.noneOf(Samples.Nothing.class)),
                both("`Set.of`, `Set.copyOf`", Arrival.LINKED_HASH_SET, Set.of(), Set.of(1), Set.of(1, 2, 3)),
                both(
                        "`Collections.emptySet`, `singleton`, `unmodifiableSet`, `synchronizedSet`, `checkedSet`,"
                                + " `newSetFromMap`",
                        Arrival.LINKED_HASH_SET,
                        Collections.emptySet(),
                        Collections.singleton(null),
                        Collections.unmodifiableSet(new TreeSet<>(ITEMS)),
                        Collections.synchronizedSet(new HashSet<>(ITEMS)),
                        Collections.checkedSet(new HashSet<>(ITEMS), Object.class),
                        Collections.newSetFromMap(new ConcurrentHashMap<>())),
                both(
                        "`keySet`, `entrySet` of most maps",
                        Arrival.LINKED_HASH_SET,
                        Map.of(1, 2).keySet(),
                        Map.of(1, 2).entrySet(),
                        new TreeMap<>(Map.of(1, 2)).entrySet()),
                both(
                        "other sorted sets",
                        Arrival.TREE_SET,
                        new TreeMap<>(Map.of(1, 2)).keySet(),
                        Collections.unmodifiableSortedSet(ordered(new TreeSet<>(REVERSE))),
                        Collections.synchronizedNavigableSet(new TreeSet<>(ITEMS))));
    }

    private static Set<Object> keySet() {
        Set<Object> set = ConcurrentHashMap.newKeySet();
        set.addAll(ITEMS);
        return set;
    }

    private static <C extends Collection<Object>> C ordered(C collection) {
        collection.addAll(ITEMS);
        return collection;
    }

    static List<SampleRow> queues() {
        return List.of(
                state(
                        "`ArrayDeque`, `ConcurrentLinkedQueue`, `ConcurrentLinkedDeque`, `LinkedTransferQueue`",
                        new ArrayDeque<>(ITEMS),
                        new ConcurrentLinkedQueue<>(ITEMS),
                        new ConcurrentLinkedDeque<>(ITEMS),
                        new LinkedTransferQueue<>(ITEMS)),
                state(
                        "`ArrayBlockingQueue`, `LinkedBlockingQueue`, `LinkedBlockingDeque`, with their capacity",
                        new ArrayBlockingQueue<>(5, false, ITEMS),
                        new ArrayBlockingQueue<>(1),
                        new LinkedBlockingQueue<>(ITEMS),
                        new LinkedBlockingQueue<>(7),
                        ordered(new LinkedBlockingDeque<>(3))),
                state(
                        "`PriorityQueue`, `PriorityBlockingQueue`, with their order (see below)",
                        new PriorityQueue<>(ITEMS),
                        ordered(new PriorityQueue<>(REVERSE)),
                        ordered(new PriorityBlockingQueue<>(3, REVERSE))),
                state("`DelayQueue`", new DelayQueue<>()),
                both(
                        "`Collections.asLifoQueue`, other queues",
                        Arrival.ARRAY_DEQUE,
                        Collections.asLifoQueue(new ArrayDeque<>(ITEMS))),
                both(
                        "`Map.values`, `Collections.unmodifiableCollection`, other collections",
                        Arrival.ARRAY_LIST,
                        Map.of(1, 2).values(),
                        Collections.unmodifiableCollection(new HashSet<>(ITEMS))),
                refused("`SynchronousQueue`", new SynchronousQueue<>()));
    }
}
