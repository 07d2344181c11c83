package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeNames;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/** Lists, sets and queues, which arrive as the nearest standard collection, in their order. */
final class CollectionCodec extends Codec {
    static final CollectionCodec ARRAY_LIST = new CollectionCodec("java.util.ArrayList");

    private final Class<?> arrives;

    private CollectionCodec(String typeName) {
        super(typeName);
        this.arrives = StandardCollections.of(typeName, Tag.NONE).getClass();
    }

    static Codec nearest(Class<?> type) {
        if (EnumSet.class.isAssignableFrom(type)) {
            return EnumSetCodec.INSTANCE;
        }
        if (type == SynchronousQueue.class) {
            return UnsupportedCodec.ofJdk(type);
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
        return typeName.startsWith("java.util.") && StandardCollections.create(typeName, Tag.NONE) != null
                ? new CollectionCodec(typeName)
                : null;
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        Object[] items = ((Collection<?>) value).toArray();
        Comparator<?> order = comparator(value);
        int capacity = StandardCollections.capacity(value, items.length);
        PlainCodec of = out.commonHint(items, 0, 1);
        if (this == ARRAY_LIST && of == null) {
            writeItems(out, value, items, null);
            return;
        }
        out.startTag(this);
        if (of != null) {
            out.attribute("of", of.typeName());
        }
        if (capacity > 0) {
            out.attribute("capacity", Integer.toString(capacity));
        }
        Orders.write(out, order);
        out.startTagValue();
        writeItems(out, value, items, of);
        out.endTag();
    }

    static void writeItems(ValueWriter out, Object owner, @Nullable Object[] items, @Nullable PlainCodec of) {
        out.startArray();
        int index = 0;
        try {
            for (Object item : items) {
                out.item(of, item);
                index++;
            }
        } catch (ValueProblem e) {
            throw e.inside("[" + index + "]", owner);
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
    public Object readTagged(ValueReader in, Tag tag) {
        Collection<@Nullable Object> items = StandardCollections.of(typeName(), tag);
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

    @Override
    public void requireFits(Class<?> declared, Object value) {
        if (!declared.isAssignableFrom(arrives)) {
            throw new ValueProblem(TypeNames.of(value.getClass()) + " can't be encoded here: it would arrive as a "
                    + typeName() + ", which is no " + declared.getName() + "; declare a standard collection type");
        }
    }
}
