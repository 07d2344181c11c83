package io.github.processpool.core.shared;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A map as users see it. Values are compared and computed here; that is repeated if others changed the value meanwhile. */
final class MapProxy<K, V> extends AbstractMap<K, V> implements ConcurrentMap<K, V>, Proxy {
    private final Remote remote;

    MapProxy(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Remote remote() {
        return remote;
    }

    private byte[] key(@Nullable Object key) {
        return remote.encode(requireNonNull(key, "key"));
    }

    private byte[] value(@Nullable Object value) {
        return remote.encode(requireNonNull(value, "value"));
    }

    // ---- one request each ----

    @Override
    public int size() {
        return (int) remote.number(Operation.SIZE);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return remote.first(remote.call(Operation.GET, key(key)));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return remote.isTrue(Operation.HAS, key(key));
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return super.containsValue(requireNonNull(value, "value"));
    }

    @Override
    public @Nullable V put(K key, V value) {
        return remote.first(remote.call(Operation.SET, key(key), value(value)));
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        return remote.first(remote.call(Operation.PUT_IF_ABSENT, key(key), value(value)));
    }

    @Override
    public @Nullable V replace(K key, V value) {
        return remote.first(remote.call(Operation.REPLACE, key(key), value(value)));
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        return remote.first(remote.call(Operation.REMOVE, key(key)));
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> entries) {
        List<byte[]> all = new ArrayList<>(2 * entries.size());
        entries.forEach((key, value) -> {
            all.add(key(key));
            all.add(value(value));
        });
        var unused = remote.call(Operation.PUT_ALL, all);
    }

    @Override
    public void clear() {
        remote.tell(Operation.CLEAR);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new MapEntries<>(this);
    }

    // ---- by value ----

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object value) {
        byte[] encodedKey = key(key);
        return value != null && isSetIfEqual(encodedKey, value, null);
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        return isSetIfEqual(key(key), requireNonNull(oldValue, "oldValue"), value(newValue));
    }

    /** Sets or removes a value while it equals the expected one. */
    private boolean isSetIfEqual(byte[] key, Object expected, byte @Nullable [] wanted) {
        while (true) {
            List<byte[]> present = remote.call(Operation.GET, key);
            if (!expected.equals(remote.first(present))) {
                return false;
            }
            if (isSetIfUnchanged(key, present, wanted)) {
                return true;
            }
        }
    }

    // ---- by functions, which run here ----

    @Override
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        requireNonNull(function, "function");
        return update(key, present -> present == null ? null : function.apply(key, present));
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends V> function) {
        requireNonNull(function, "function");
        return update(key, present -> function.apply(key, present));
    }

    @Override
    public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        requireNonNull(value, "value");
        requireNonNull(function, "function");
        return update(key, present -> present == null ? value : function.apply(present, value));
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        requireNonNull(function, "function");
        for (K key : keySet()) {
            var unused = computeIfPresent(key, (any, present) -> requireNonNull(function.apply(key, present), "value"));
        }
    }

    /** Replaces a value by the result of a function; null means no value. Returns the new value. */
    private @Nullable V update(K key, Function<@Nullable V, @Nullable V> function) {
        byte[] encodedKey = key(key);
        while (true) {
            List<byte[]> present = remote.call(Operation.GET, encodedKey);
            V updated = function.apply(remote.first(present));
            if (isSetIfUnchanged(encodedKey, present, updated == null ? null : remote.encode(updated))) {
                return updated;
            }
        }
    }

    /** Sets or removes a value, unless others have changed it since. */
    private boolean isSetIfUnchanged(byte[] key, List<byte[]> present, byte @Nullable [] wanted) {
        if (present.isEmpty()) {
            return wanted == null
                    || remote.call(Operation.PUT_IF_ABSENT, key, wanted).isEmpty();
        }
        byte[] stamp = present.get(1);
        return wanted == null
                ? remote.isTrue(Operation.REMOVE_AT, key, stamp)
                : remote.isTrue(Operation.REPLACE_AT, key, stamp, wanted);
    }
}
