package io.github.processpool.core.shared;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.AllowedTypes;
import io.github.processpool.core.codec.ErrorText;
import io.github.processpool.core.codec.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a map. Keys are decoded, since they find each other by {@code equals}: by code of users, which is why no
 * lock of ours is held. Values are bytes with a stamp, by which those who compare values say what they have compared.
 */
final class MapState extends SharedState {
    private final AllowedTypes types;
    private final ConcurrentMap<Key, Held> entries = new ConcurrentHashMap<>();
    private final AtomicLong stamps = new AtomicLong();

    MapState(AllowedTypes types) {
        this.types = types;
    }

    /** A value; compared by identity. */
    private static final class Held {
        private final byte[] value;
        private final long stamp;

        Held(byte[] value, long stamp) {
            this.value = value;
            this.stamp = stamp;
        }
    }

    private static final class Key {
        private final byte[] bytes;
        private final @Nullable Object decoded;
        private final int hash;

        Key(byte[] bytes, @Nullable Object decoded) {
            this.bytes = bytes;
            this.decoded = decoded;
            hash = Objects.hashCode(decoded);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && (Arrays.equals(bytes, key.bytes) || Objects.equals(decoded, key.decoded));
        }
    }

    @Override
    void ask(Request request) {
        Outcome outcome;
        try {
            outcome = isClosed() ? Outcome.refused(closedNow()) : outcome(request);
        } catch (Refusal e) {
            outcome = Outcome.refused(e);
        }
        request.complete(outcome);
    }

    @Override
    void accept(Request request, Completions completions) {
        throw unknown(request);
    }

    private Outcome outcome(Request request) {
        return switch (request.operation) {
            case SIZE -> Outcome.of(entries.size());
            case CLEAR -> {
                entries.clear();
                yield Outcome.DONE;
            }
            case SNAPSHOT -> snapshot();
            case PUT_ALL -> putAll(request);
            case GET, HAS, SET, PUT_IF_ABSENT, REMOVE, REMOVE_AT, REPLACE, REPLACE_AT -> ofKey(request);
            default -> throw unknown(request);
        };
    }

    private Outcome ofKey(Request request) {
        Key key;
        try {
            key = key(request.value(0));
        } catch (Refusal e) {
            return absent(request.operation, e);
        }
        return switch (request.operation) {
            case GET -> withStamp(entries.get(key));
            case HAS -> Outcome.of(entries.containsKey(key));
            case SET -> valueOf(entries.put(key, held(second(request))));
            case PUT_IF_ABSENT -> withStamp(entries.putIfAbsent(key, held(second(request))));
            case REPLACE -> valueOf(entries.replace(key, held(second(request))));
            case REMOVE -> valueOf(entries.remove(key));
            case REMOVE_AT -> {
                Held present = present(key, request);
                yield Outcome.of(present != null && entries.remove(key, present));
            }
            default -> {
                Held present = present(key, request);
                yield Outcome.of(present != null && entries.replace(key, present, held(request.value(2))));
            }
        };
    }

    /** A key that can't be had here can't be in the map either. */
    private static Outcome absent(Operation operation, Refusal refusal) {
        return switch (operation) {
            case GET, REMOVE, REPLACE -> Outcome.DONE;
            case HAS, REMOVE_AT, REPLACE_AT -> Outcome.of(false);
            default -> throw refusal;
        };
    }

    private static byte[] second(Request request) {
        if (request.values.size() < 2) {
            throw new Refusal(Refusal.Reason.OPERATION, "a key without a value");
        }
        return request.value(1);
    }

    private @Nullable Held present(Key key, Request request) {
        Held present = entries.get(key);
        return present != null && present.stamp == request.number(1) ? present : null;
    }

    private Key key(byte[] bytes) {
        try {
            return new Key(bytes, Slices.decode(bytes, types));
        } catch (EncodingException e) {
            throw new Refusal(Refusal.Reason.ENCODING, "key: " + e.getMessage());
        } catch (Throwable e) { // whatever an application's hashCode throws
            throw new Refusal(Refusal.Reason.ENCODING, "key: its hashCode can't be had (" + ErrorText.of(e) + ")");
        }
    }

    private Held held(byte[] value) {
        return new Held(value, stamps.incrementAndGet());
    }

    private Outcome putAll(Request request) {
        List<byte[]> all = request.values;
        for (int i = 0; i + 1 < all.size(); i += 2) {
            entries.put(key(all.get(i)), held(all.get(i + 1)));
        }
        return Outcome.DONE;
    }

    private Outcome snapshot() {
        List<byte[]> all = new ArrayList<>();
        entries.forEach((key, held) -> {
            all.add(key.bytes);
            all.add(held.value);
        });
        return Outcome.of(all);
    }

    private static Outcome valueOf(@Nullable Held held) {
        return held == null ? Outcome.DONE : Outcome.of(held.value);
    }

    private static Outcome withStamp(@Nullable Held held) {
        return held == null ? Outcome.DONE : Outcome.of(held.value, Numbers.encode(held.stamp));
    }
}
