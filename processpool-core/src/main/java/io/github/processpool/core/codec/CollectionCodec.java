package io.github.processpool.core.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Lists, sets and queues, which arrive as the nearest standard collection, in their order. */
final class CollectionCodec extends Codec {
    static final CollectionCodec ARRAY_LIST = new CollectionCodec("java.util.ArrayList");

    private final Class<?> arrives;

    private CollectionCodec(String typeName) {
        super(typeName);
        this.arrives = instance(typeName, null).getClass();
    }

    static Codec nearest(Class<?> type) {
        if (EnumSet.class.isAssignableFrom(type)) {
            return EnumSetCodec.INSTANCE;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            CollectionCodec codec = named(c.getName());
            if (codec != null) {
                return codec;
            }
        }
        return nearestByInterface(type);
    }

    private static CollectionCodec nearestByInterface(Class<?> type) {
        if (SortedSet.class.isAssignableFrom(type)) {
            return new CollectionCodec("java.util.TreeSet");
        }
        if (Set.class.isAssignableFrom(type)) {
            return new CollectionCodec("java.util.LinkedHashSet");
        }
        boolean queue = Queue.class.isAssignableFrom(type) && !List.class.isAssignableFrom(type);
        return queue ? new CollectionCodec("java.util.ArrayDeque") : ARRAY_LIST;
    }

    static @Nullable CollectionCodec named(String typeName) {
        if (typeName.equals("java.util.ArrayList")) {
            return ARRAY_LIST;
        }
        return typeName.startsWith("java.util.") && create(typeName, null) != null
                ? new CollectionCodec(typeName)
                : null;
    }

    @SuppressWarnings("JdkObsolete") // what was sent is what arrives
    private static @Nullable Collection<@Nullable Object> create(String typeName, @Nullable Comparator<Object> order) {
        return switch (typeName) {
            case "java.util.ArrayList" -> new ArrayList<>();
            case "java.util.LinkedList" -> new LinkedList<>();
            case "java.util.Vector" -> new Vector<>();
            case "java.util.Stack" -> new Stack<>();
            case "java.util.HashSet" -> new HashSet<>();
            case "java.util.LinkedHashSet" -> new LinkedHashSet<>();
            case "java.util.TreeSet" -> new TreeSet<>(order);
            case "java.util.ArrayDeque" -> new ArrayDeque<>();
            case "java.util.PriorityQueue" -> new PriorityQueue<>(order);
            default -> createConcurrent(typeName, order);
        };
    }

    private static @Nullable Collection<@Nullable Object> createConcurrent(
            String typeName, @Nullable Comparator<Object> order) {
        return switch (typeName) {
            case "java.util.concurrent.CopyOnWriteArrayList" -> new CopyOnWriteArrayList<>();
            case "java.util.concurrent.CopyOnWriteArraySet" -> new CopyOnWriteArraySet<>();
            case "java.util.concurrent.ConcurrentLinkedQueue" -> new ConcurrentLinkedQueue<>();
            case "java.util.concurrent.ConcurrentLinkedDeque" -> new ConcurrentLinkedDeque<>();
            case "java.util.concurrent.LinkedBlockingQueue" -> new LinkedBlockingQueue<>();
            case "java.util.concurrent.LinkedBlockingDeque" -> new LinkedBlockingDeque<>();
            case "java.util.concurrent.ConcurrentSkipListSet" -> new ConcurrentSkipListSet<>(order);
            case "java.util.concurrent.PriorityBlockingQueue" -> new PriorityBlockingQueue<>(11, order);
            case "java.util.concurrent.ConcurrentHashMap$KeySetView" -> ConcurrentHashMap.newKeySet();
            default -> null;
        };
    }

    @Override
    void writeDescribed(ValueWriter out, Object value) {
        Object[] items = ((Collection<?>) value).toArray();
        String order = Orders.nameOf(comparator(value));
        PlainCodec of = Codecs.common(items, 0, 1);
        if (this == ARRAY_LIST && of == null) {
            writeItems(out, items, null);
            return;
        }
        out.startTag(typeName());
        if (of != null) {
            out.attribute("of", of.typeName());
        }
        if (order != null) {
            out.attribute("order", order);
        }
        out.startTagValue();
        writeItems(out, items, of);
        out.endTag();
    }

    static void writeItems(ValueWriter out, @Nullable Object[] items, @Nullable PlainCodec of) {
        out.startArray();
        int index = 0;
        try {
            for (Object item : items) {
                out.item(of, item);
                index++;
            }
        } catch (ValueProblem e) {
            throw e.inside("[" + index + "]");
        }
        out.endArray();
    }

    private static @Nullable Comparator<?> comparator(Object value) {
        if (value instanceof SortedSet<?> set) {
            return set.comparator();
        }
        if (value instanceof PriorityQueue<?> queue) {
            return queue.comparator();
        }
        return value instanceof PriorityBlockingQueue<?> queue ? queue.comparator() : null;
    }

    @Override
    Object readTagged(ValueReader in, Tag tag) {
        Collection<@Nullable Object> items = instance(typeName(), Orders.named(tag.order()));
        readItems(in, in.hint(tag.of()), items);
        return items;
    }

    static void readItems(ValueReader in, @Nullable PlainCodec of, Collection<@Nullable Object> items) {
        in.expectArray();
        int index = 0;
        try {
            while (in.nextItem()) {
                items.add(in.item(of));
                index++;
            }
        } catch (ValueProblem e) {
            throw e.inside("[" + index + "]");
        }
    }

    private static Collection<@Nullable Object> instance(String typeName, @Nullable Comparator<Object> order) {
        Collection<@Nullable Object> items = create(typeName, order);
        if (items == null) {
            throw new IllegalStateException(typeName);
        }
        return items;
    }

    @Override
    void requireFits(Class<?> declared, Object value) {
        if (!declared.isAssignableFrom(arrives)) {
            throw new ValueProblem(TypeNames.of(value.getClass()) + " can't be encoded here: it would arrive as a "
                    + typeName() + ", which is no " + declared.getName() + "; declare a standard collection type");
        }
    }
}
