package io.github.processpool.core.shared;

import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractSet;
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

    // Arrays are made of one snapshot: the inherited methods would ask for the size too, in a request of its own.

    @Override
    public Object[] toArray() {
        return iterator().toList().toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return iterator().toList().toArray(array);
    }

    @Override
    public PairIterator<Map.Entry<K, V>> iterator() {
        Remote remote = map.remote();
        return new PairIterator<>(
                remote.call(Operation.SNAPSHOT),
                (key, value) -> new Entry(remote.decode(key), remote.decode(value)),
                key -> !remote.call(Operation.REMOVE, key).isEmpty());
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
