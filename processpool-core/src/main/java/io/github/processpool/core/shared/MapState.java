package io.github.processpool.core.shared;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.Slices;
import io.github.processpool.core.shared.KeyTable.Held;
import io.github.processpool.core.types.AllowedTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a map. Keys are decoded and compared by their {@code equals}; that is the users' code, so no lock is held
 * meanwhile. Values stay encoded. Each has a stamp: a proxy that has compared a value names the value by its stamp.
 */
final class MapState extends SharedState {
    private final AllowedTypes types;
    private final KeyTable entries = new KeyTable();

    MapState(AllowedTypes types) {
        this.types = types;
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
    boolean runsCodeOfUsers(Request request) {
        int values =
                request.operation == Operation.PUT_ALL ? request.values.size() : Math.min(1, request.values.size());
        boolean any = false;
        for (int key = 0; key < values; key += 2) {
            any |= !Slices.isPlainJdkValue(request.value(key));
        }
        return any;
    }

    @Override
    Outcome outcome(Request request) {
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
        KeyTable.Key key;
        try {
            key = key(request.value(0));
        } catch (Refusal e) {
            return absent(request.operation, e);
        }
        return switch (request.operation) {
            case GET -> withStamp(update(key, present -> present));
            case HAS -> Outcome.of(update(key, present -> present) != null);
            case SET -> {
                Held value = held(request, 1);
                yield valueOf(update(key, present -> value));
            }
            case PUT_IF_ABSENT -> {
                Held value = held(request, 1);
                yield withStamp(update(key, present -> present == null ? value : present));
            }
            case REPLACE -> {
                Held value = held(request, 1);
                yield valueOf(update(key, present -> present == null ? null : value));
            }
            case REMOVE -> valueOf(update(key, present -> null));
            case REMOVE_AT -> ifAt(key, request.number(1), null);
            default -> ifAt(key, request.number(1), held(request, 2));
        };
    }

    /** Replaces a value if it still has that stamp, and tells whether it had. */
    private Outcome ifAt(KeyTable.Key key, long stamp, @Nullable Held wanted) {
        Held former = update(key, present -> present != null && present.stamp() == stamp ? wanted : present);
        return Outcome.of(former != null && former.stamp() == stamp);
    }

    /** The outcome if a key can't be decoded here: then it is not in the map. */
    private static Outcome absent(Operation operation, Refusal refusal) {
        return switch (operation) {
            case GET, REMOVE, REPLACE -> Outcome.DONE;
            case HAS, REMOVE_AT, REPLACE_AT -> Outcome.of(false);
            default -> throw refusal;
        };
    }

    private Held held(Request request, int index) {
        if (request.values.size() <= index) {
            throw new Refusal(Refusal.Reason.OPERATION, "a key without a value");
        }
        return entries.stamped(request.value(index));
    }

    private KeyTable.Key key(byte[] bytes) {
        try {
            return new KeyTable.Key(bytes, Slices.decode(bytes, types));
        } catch (EncodingException e) {
            throw new Refusal(Refusal.Reason.ENCODING, "key: " + e.getMessage());
        } catch (Throwable e) { // whatever the users' code throws: the thread must go on to serve workers
            throw failed("hashCode", e);
        }
    }

    private @Nullable Held update(KeyTable.Key key, UnaryOperator<@Nullable Held> change) {
        try {
            return entries.update(key, change);
        } catch (Throwable e) { // see above
            throw failed("equals", e);
        }
    }

    private static Refusal failed(String method, Throwable failure) {
        return new Refusal(Refusal.Reason.ENCODING, "key: its " + method + " failed (" + describe(failure) + ")");
    }

    private static String describe(Throwable failure) {
        try {
            return failure.toString();
        } catch (Throwable e) {
            return failure.getClass().getName();
        }
    }

    /** Puts in all entries, or none if one of the keys can't be decoded here. */
    private Outcome putAll(Request request) {
        List<KeyTable.Key> keys = new ArrayList<>();
        for (int i = 0; i + 1 < request.values.size(); i += 2) {
            keys.add(key(request.value(i)));
        }
        for (int i = 0; i < keys.size(); i++) {
            Held value = held(request, 2 * i + 1);
            var unused = update(keys.get(i), present -> value);
        }
        return Outcome.DONE;
    }

    private Outcome snapshot() {
        List<byte[]> all = new ArrayList<>();
        for (KeyTable.Entry entry : entries.snapshot()) {
            all.add(entry.key().bytes());
            all.add(entry.held().value());
        }
        return Outcome.of(all);
    }

    private static Outcome valueOf(@Nullable Held held) {
        return held == null ? Outcome.DONE : Outcome.of(held.value());
    }

    private static Outcome withStamp(@Nullable Held held) {
        return held == null ? Outcome.DONE : Outcome.of(held.value(), IntegerText.encode(held.stamp()));
    }
}
