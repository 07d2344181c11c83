package io.github.processpool.core.shared;

import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entry set of a map. It is a view: iterators go over a snapshot, everything else is done by the map. */
final class MapEntries<K, V> extends AbstractSet<Map.Entry<K, V>> {
    private final MapProxy<K, V> map;

    MapEntries(MapProxy<K, V> map) {
        this.map = map;
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public boolean contains(@Nullable Object object) {
        if (!(object instanceof Map.Entry<?, ?> entry) || entry.getKey() == null) {
            return false;
        }
        V value = map.get(entry.getKey());
        return value != null && value.equals(entry.getValue());
    }

    @Override
    public boolean remove(@Nullable Object object) {
        return object instanceof Map.Entry<?, ?> entry
                && entry.getKey() != null
                && map.remove(entry.getKey(), entry.getValue());
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public Object[] toArray() {
        return copy().toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return copy().toArray(array);
    }

    /** Copies one snapshot: size() and iterator() might see two different states of the map. */
    private List<Map.Entry<K, V>> copy() {
        List<Map.Entry<K, V>> copy = new ArrayList<>();
        iterator().forEachRemaining(copy::add);
        return copy;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Entries(map.remote().call(Operation.SNAPSHOT));
    }

    private final class Entries extends PairIterator<Map.Entry<K, V>> {

        Entries(List<byte[]> keysAndValues) {
            super(keysAndValues);
        }

        @Override
        Map.Entry<K, V> element(byte[] key, byte[] value) {
            return new Entry(map.remote().decode(key), map.remote().decode(value));
        }

        @Override
        boolean isRemoved(byte[] key) {
            return !map.remote().call(Operation.REMOVE, key).isEmpty();
        }
    }

    /** Setting its value sets that of the map. */
    private final class Entry extends SimpleEntry<K, V> {
        private static final long serialVersionUID = 1;

        Entry(K key, V value) {
            super(key, value);
        }

        @Override
        public V setValue(V value) {
            map.put(getKey(), value);
            return super.setValue(value);
        }
    }
}
