package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.TypeNames;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Maps, which arrive as the nearest standard map, in their order: an array of a key, its value, the next key... */
final class MapCodec extends Codec {
    private final Class<?> arrives;

    private MapCodec(String typeName) {
        super(typeName);
        this.arrives = instance(typeName, Tag.NONE).getClass();
    }

    static Codec nearest(Class<?> type) {
        if (EnumMap.class.isAssignableFrom(type)) {
            return EnumMapCodec.INSTANCE;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            MapCodec codec = named(c.getName());
            if (codec != null) {
                return codec;
            }
        }
        return new MapCodec(nearestByInterface(type));
    }

    private static String nearestByInterface(Class<?> type) {
        if (SortedMap.class.isAssignableFrom(type)) {
            return "java.util.TreeMap";
        }
        return ConcurrentMap.class.isAssignableFrom(type)
                ? "java.util.concurrent.ConcurrentHashMap"
                : "java.util.LinkedHashMap";
    }

    static @Nullable MapCodec named(String typeName) {
        return typeName.startsWith("java.util.") && create(typeName, null) != null ? new MapCodec(typeName) : null;
    }

    @SuppressWarnings("JdkObsolete") // what was sent is what arrives
    private static @Nullable Map<?, ?> create(String typeName, @Nullable Comparator<Object> order) {
        return switch (typeName) {
            case "java.util.HashMap" -> new HashMap<>();
            case "java.util.LinkedHashMap" -> new LinkedHashMap<>();
            case "java.util.TreeMap" -> new TreeMap<>(order);
            case "java.util.Hashtable" -> new Hashtable<>();
            case "java.util.Properties" -> new Properties();
            case "java.util.IdentityHashMap" -> new IdentityHashMap<>();
            case "java.util.concurrent.ConcurrentHashMap" -> new ConcurrentHashMap<>();
            case "java.util.concurrent.ConcurrentSkipListMap" -> new ConcurrentSkipListMap<>(order);
            default -> null;
        };
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        Map<?, ?> map = (Map<?, ?>) value;
        if (map instanceof Properties properties) {
            requireNoDefaults(properties);
        }
        Comparator<?> order = map instanceof SortedMap<?, ?> sorted ? sorted.comparator() : null;
        write(out, this, map, order, null);
    }

    private static void requireNoDefaults(Properties properties) {
        if (!properties.keySet().containsAll(properties.stringPropertyNames())) {
            throw new ValueProblem("properties with defaults can't be encoded: put all of them into one map");
        }
    }

    static void write(
            ValueWriter out, Codec codec, Map<?, ?> map, @Nullable Comparator<?> order, @Nullable PlainCodec knownKey) {
        @Nullable Object[] items = flat(map);
        PlainCodec key = knownKey == null ? out.commonHint(items, 0, 2) : knownKey;
        PlainCodec of = out.commonHint(items, 1, 2);
        out.startTag(codec);
        if (of != null) {
            out.attribute("of", of.typeName());
        }
        if (key != null) {
            out.attribute("key", key.typeName());
        }
        Orders.write(out, order);
        out.startTagValue();
        writeItems(out, map, items, key, of);
        out.endTag();
    }

    private static @Nullable Object[] flat(Map<?, ?> map) {
        Flattening flattening = new Flattening(map.size());
        if (JdkClasses.contains(map.getClass())) {
            map.forEach(flattening);
        } else { // what subclasses override is how their entries are seen
            for (Object entry : map.entrySet().toArray()) {
                flattening.accept(((Map.Entry<?, ?>) entry).getKey(), ((Map.Entry<?, ?>) entry).getValue());
            }
        }
        return flattening.items();
    }

    /** Collects a key, its value, the next key... */
    private static final class Flattening implements BiConsumer<@Nullable Object, @Nullable Object> {
        private @Nullable Object[] items;
        private int count;

        Flattening(int entries) {
            items = new Object[2 * entries];
        }

        @Override
        public void accept(@Nullable Object key, @Nullable Object value) {
            if (count == items.length) {
                items = Arrays.copyOf(items, 2 * count + 2); // it grows while it is read
            }
            items[count++] = key;
            items[count++] = value;
        }

        @Nullable
        Object[] items() {
            return count == items.length ? items : Arrays.copyOf(items, count);
        }
    }

    private static void writeItems(
            ValueWriter out,
            Object owner,
            @Nullable Object[] items,
            @Nullable PlainCodec key,
            @Nullable PlainCodec of) {
        out.startArray();
        int index = 0;
        try {
            for (; index < items.length; index++) {
                out.item(index % 2 == 0 ? key : of, items[index]);
            }
        } catch (ValueProblem e) {
            throw e.inside(step(items, index), owner);
        }
        out.endArray();
    }

    private static String step(@Nullable Object[] items, int index) {
        Object key = items[index - index % 2];
        String at = "[" + (isShort(key) ? key : "entry " + index / 2) + "]";
        return index % 2 == 0 ? at + ".key" : at;
    }

    private static boolean isShort(@Nullable Object key) {
        return key instanceof Integer
                || key instanceof Long
                || key instanceof Enum
                || (key instanceof String text && text.length() <= 50);
    }

    @Override
    @SuppressWarnings("unchecked") // what a map refuses it refuses when it is put
    public Object readTagged(ValueReader in, Tag tag) {
        Map<?, ?> map = instance(typeName(), tag);
        readEntries(in, tag, (Map<@Nullable Object, @Nullable Object>) map);
        return map;
    }

    static void readEntries(ValueReader in, Tag tag, Map<@Nullable Object, @Nullable Object> map) {
        PlainCodec keyHint = in.hint(tag.key());
        PlainCodec of = in.hint(tag.of());
        boolean byIdentity = map instanceof IdentityHashMap;
        in.expectArray();
        int index = 0;
        try {
            while (in.nextItem()) {
                Object key = byIdentity ? in.item(keyHint) : in.key(keyHint);
                in.next();
                map.put(key, in.item(of));
                index++;
            }
        } catch (ValueProblem e) {
            throw e.inside("[entry " + index + "]");
        }
    }

    private static Map<?, ?> instance(String typeName, Tag tag) {
        Map<?, ?> map = create(typeName, Orders.of(tag));
        if (map == null) {
            throw new IllegalStateException(typeName);
        }
        return map;
    }

    @Override
    public void requireFits(Class<?> declared, Object value) {
        if (!declared.isAssignableFrom(arrives)) {
            throw new ValueProblem(TypeNames.of(value.getClass()) + " can't be encoded here: it would arrive as a "
                    + typeName() + ", which is no " + declared.getName() + "; declare a standard map type");
        }
    }
}
