package io.github.processpool.core.worker;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.FunctionDecoder;
import io.github.processpool.core.wire.Payload;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions that the parent made known. Each is decoded when it is first called, on the thread that runs tasks,
 * since decoding loads and initialises the user's classes.
 */
final class Functions {
    private final FunctionDecoder decoder;
    private final Map<Long, Entry> known = new ConcurrentHashMap<>();

    Functions(ClassLoader loader) {
        decoder = new FunctionDecoder(loader);
    }

    void add(long id, Payload description) {
        known.put(id, new Entry(description));
    }

    void remove(long id) {
        known.remove(id);
    }

    /**
     * Returns the function of this number.
     *
     * @throws EncodingException if its class can't be had or a captured value can't be decoded; again at each call
     */
    Invocation get(long id) {
        Entry entry = known.get(id);
        if (entry == null) {
            throw new IllegalStateException("function " + id + " was never sent");
        }
        return entry.invocation(decoder);
    }

    private static final class Entry {
        private final Payload description;
        private @Nullable Invocation invocation; // by the thread that runs tasks

        Entry(Payload description) {
            this.description = description;
        }

        Invocation invocation(FunctionDecoder decoder) {
            Invocation decoded = invocation;
            if (decoded == null) {
                decoded = Invocation.of(decoder.decode(description.bytes(), description.from(), description.to()));
                invocation = decoded;
            }
            return decoded;
        }
    }
}
