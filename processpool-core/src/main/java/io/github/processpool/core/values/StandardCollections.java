package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.PriorityQueue;
import java.util.Stack;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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
import org.jspecify.annotations.Nullable;

/** Makes the collections of the JDK that collections arrive as. */
final class StandardCollections {
    /** The longest queue that is made in one piece: a few bytes must not claim gigabytes. */
    private static final int MAX_ARRAY = 1 << 20;

    private StandardCollections() {}

    static Collection<@Nullable Object> of(String typeName, Tag tag) {
        Collection<@Nullable Object> items = create(typeName, tag);
        if (items == null) {
            throw new IllegalStateException(typeName);
        }
        return items;
    }

    /** Returns null for any other name. */
    @SuppressWarnings("JdkObsolete") // what was sent is what arrives
    static @Nullable Collection<@Nullable Object> create(String typeName, Tag tag) {
        return switch (typeName) {
            case "java.util.ArrayList" -> new ArrayList<>();
            case "java.util.LinkedList" -> new LinkedList<>();
            case "java.util.Vector" -> new Vector<>();
            case "java.util.Stack" -> new Stack<>();
            case "java.util.HashSet" -> new HashSet<>();
            case "java.util.LinkedHashSet" -> new LinkedHashSet<>();
            case "java.util.TreeSet" -> new TreeSet<>(Orders.of(tag));
            case "java.util.ArrayDeque" -> new ArrayDeque<>();
            case "java.util.PriorityQueue" -> new PriorityQueue<>(Orders.of(tag));
            default -> createConcurrent(typeName, tag.capacity(), Orders.of(tag));
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // whether elements can be delayed shows when they are added
    private static @Nullable Collection<@Nullable Object> createConcurrent(
            String typeName, int capacity, @Nullable Comparator<Object> order) {
        int limit = capacity == 0 ? Integer.MAX_VALUE : capacity;
        return switch (typeName) {
            case "java.util.concurrent.ArrayBlockingQueue" -> new ArrayBlockingQueue<>(arrayLength(capacity));
            case "java.util.concurrent.CopyOnWriteArrayList" -> new CopyOnWriteArrayList<>();
            case "java.util.concurrent.CopyOnWriteArraySet" -> new CopyOnWriteArraySet<>();
            case "java.util.concurrent.ConcurrentLinkedQueue" -> new ConcurrentLinkedQueue<>();
            case "java.util.concurrent.ConcurrentLinkedDeque" -> new ConcurrentLinkedDeque<>();
            case "java.util.concurrent.DelayQueue" -> (Collection<@Nullable Object>) (Collection) new DelayQueue<>();
            case "java.util.concurrent.LinkedBlockingQueue" -> new LinkedBlockingQueue<>(limit);
            case "java.util.concurrent.LinkedBlockingDeque" -> new LinkedBlockingDeque<>(limit);
            case "java.util.concurrent.LinkedTransferQueue" -> new LinkedTransferQueue<>();
            case "java.util.concurrent.ConcurrentSkipListSet" -> new ConcurrentSkipListSet<>(order);
            case "java.util.concurrent.PriorityBlockingQueue" -> new PriorityBlockingQueue<>(11, order);
            case "java.util.concurrent.ConcurrentHashMap$KeySetView" -> ConcurrentHashMap.newKeySet();
            default -> null;
        };
    }

    /** Returns how much a queue takes that is full at some time, or 0. */
    static int capacity(Object collection, int size) {
        if (!(collection instanceof BlockingQueue<?> queue)) {
            return 0;
        }
        long capacity = Math.max(size, (long) queue.size() + queue.remainingCapacity());
        if (queue instanceof ArrayBlockingQueue) {
            return arrayLength((int) Math.min(Integer.MAX_VALUE, capacity));
        }
        return capacity >= Integer.MAX_VALUE ? 0 : (int) capacity;
    }

    private static int arrayLength(int capacity) {
        if (capacity > MAX_ARRAY) {
            throw new ValueProblem("an ArrayBlockingQueue can't be encoded when it takes more than " + MAX_ARRAY
                    + " elements; use a LinkedBlockingQueue");
        }
        return Math.max(1, capacity);
    }
}
