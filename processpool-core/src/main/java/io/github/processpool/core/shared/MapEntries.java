package io.github.processpool.core.shared;

import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The entries of a map as a set, which is a view: iterators go over a snapshot, all else is done by the map. */
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

    /** One snapshot, whose size is its own: the map may change meanwhile. */
    private List<Map.Entry<K, V>> copy() {
        List<Map.Entry<K, V>> copy = new ArrayList<>();
        iterator().forEachRemaining(copy::add);
        return copy;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Entries(map.remote.call(Operation.SNAPSHOT));
    }

    private final class Entries implements Iterator<Map.Entry<K, V>> {
        private final List<byte[]> snapshot; // key, value, key, value
        private int next;
        private @Nullable Entry last;

        Entries(List<byte[]> snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public boolean hasNext() {
            return next < snapshot.size();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry entry = new Entry(map.remote.decode(snapshot.get(next)), map.remote.decode(snapshot.get(next + 1)));
            next += 2;
            last = entry;
            return entry;
        }

        @Override
        public void remove() {
            Entry entry = last;
            if (entry == null) {
                throw new IllegalStateException("next() comes before each remove()");
            }
            last = null;
            map.remove(entry.getKey());
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
