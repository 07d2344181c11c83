package io.github.processpool.core.shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A hash table that runs the {@code equals} of its keys, which is the users' code, without holding its lock. Keys are
 * compared on a snapshot. A change takes effect only if the table has not changed since; otherwise the keys are compared
 * again. So an {@code equals} that never returns blocks only its own caller, and {@code equals} may itself use the table.
 */
final class KeyTable {
    private static final Entry[] NONE = {};

    /** A key with its hash code, which the users' code has computed. Compared by identity. */
    static final class Key {
        private final byte[] bytes;
        private final @Nullable Object decoded;
        private final int hash;

        Key(byte[] bytes, @Nullable Object decoded) {
            this.bytes = bytes;
            this.decoded = decoded;
            hash = Objects.hashCode(decoded);
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** A key and its value. */
    record Entry(Key key, Held held) {}

    /** A value and its stamp, which is unique. Compared by identity. */
    @SuppressWarnings("ArrayRecordComponent")
    record Held(byte[] value, long stamp) {}

    private final Map<Integer, Entry[]> byHash = new HashMap<>(); // under our lock, like the next; arrays never change
    private int size;
    private final AtomicLong stamps = new AtomicLong();

    /**
     * Replaces the value of a key by the result of a function; null means no value. Returns the former value.
     *
     * @param change may be called several times
     */
    @SuppressWarnings("ReferenceEquality") // see Held
    @Nullable
    Held update(Key key, UnaryOperator<@Nullable Held> change) {
        Search search = new Search(key);
        while (true) {
            Entry[] seen = entries(key.hash);
            int place = search.placeIn(seen);
            Held present = place < seen.length ? seen[place].held : null;
            Held wanted = change.apply(present);
            if (wanted == present || replace(key, seen, place, wanted)) {
                return present;
            }
        }
    }

    private synchronized Entry[] entries(int hash) {
        return byHash.getOrDefault(hash, NONE);
    }

    private boolean replace(Key key, Entry[] seen, int place, @Nullable Held wanted) {
        Entry[] changed = changed(key, seen, place, wanted);
        synchronized (this) {
            if (byHash.getOrDefault(key.hash, NONE) != seen) {
                return false;
            }
            size += changed.length - seen.length;
            if (changed.length == 0) {
                byHash.remove(key.hash);
            } else {
                byHash.put(key.hash, changed);
            }
            return true;
        }
    }

    /** Returns a copy with the new value at that place, or without the entry if there is no new value. */
    private static Entry[] changed(Key key, Entry[] seen, int place, @Nullable Held wanted) {
        List<Entry> entries = new ArrayList<>(Arrays.asList(seen));
        Key own = place < seen.length ? entries.remove(place).key : key;
        if (wanted != null) {
            entries.add(place, new Entry(own, wanted));
        }
        return entries.toArray(NONE);
    }

    /** Gives a value its stamp. */
    Held stamped(byte[] value) {
        return new Held(value, stamps.incrementAndGet());
    }

    synchronized int size() {
        return size;
    }

    synchronized void clear() {
        byHash.clear();
        size = 0;
    }

    /** Returns all entries at one moment. */
    synchronized List<Entry> snapshot() {
        List<Entry> all = new ArrayList<>(size);
        byHash.values().forEach(entries -> all.addAll(Arrays.asList(entries)));
        return all;
    }

    /** Compares a key with each key of the table at most once: otherwise an {@code equals} that adds a key would never end. */
    private static final class Search {
        private final Key key;
        private @Nullable Key equal;
        private @Nullable Set<Key> unequal;

        Search(Key key) {
            this.key = key;
        }

        /** Returns the place of the key, or the place behind the last. Equal bytes are equal keys, whatever equals() says. */
        int placeIn(Entry[] entries) {
            for (int i = 0; i < entries.length; i++) {
                if (entries[i].key == equal || Arrays.equals(entries[i].key.bytes, key.bytes)) {
                    return i;
                }
            }
            int place = 0;
            while (place < entries.length && !isEqual(entries[place].key)) {
                place++;
            }
            return place;
        }

        private boolean isEqual(Key other) {
            if (unequal != null && unequal.contains(other)) {
                return false;
            }
            if (Objects.equals(key.decoded, other.decoded)) {
                equal = other;
                return true;
            }
            unequal = unequal == null ? new HashSet<>() : unequal;
            unequal.add(other);
            return false;
        }
    }
}
