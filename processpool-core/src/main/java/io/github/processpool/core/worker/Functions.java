package io.github.processpool.core.worker;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.FunctionDecoder;
import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Payload;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions that the parent made known. Each is decoded when it is first called, on the thread that runs tasks,
 * since decoding loads and initialises the user's classes. A function is decoded for each chunk if it is an object or
 * brings values of JShell's variables. Each chunk then finds its state and these variables as they were sent.
 */
final class Functions {
    private final RemoteLoaders loaders;
    private final Map<Long, Entry> known = new ConcurrentHashMap<>();

    Functions(RemoteLoaders loaders) {
        this.loaders = loaders;
    }

    void add(long id, int loader, Payload description) {
        known.put(id, new Entry(loader, description));
    }

    void remove(long id) {
        known.remove(id);
    }

    /** Loads a class of the class path in advance. If it can't be loaded, the task that needs it fails later. */
    void prepare(String className) {
        try {
            FunctionDecoder.prepare(loaders.get(Message.CLASS_PATH).types(), className);
        } catch (Throwable e) {
            // as if it had not been prepared
        }
    }

    /**
     * Returns the function of this number.
     *
     * @throws EncodingException if its class can't be had or a captured value can't be decoded; again at each call
     */
    Invocation get(long id) {
        Entry entry = entry(id);
        return entry.invocation(loaders.get(entry.loader).types());
    }

    /** Returns the class loader that knows the classes of a function and of its arguments. */
    RemoteLoader loader(long id) {
        return loaders.get(entry(id).loader);
    }

    private Entry entry(long id) {
        Entry entry = known.get(id);
        if (entry == null) {
            throw new IllegalStateException("function " + id + " was never sent");
        }
        return entry;
    }

    private static final class Entry {
        private final int loader;
        private final Payload description;
        private @Nullable Invocation invocation; // by the thread that runs tasks

        Entry(int loader, Payload description) {
            this.loader = loader;
            this.description = description;
        }

        Invocation invocation(LoaderTypes types) {
            Invocation decoded = invocation;
            if (decoded == null) {
                FunctionDecoder.Decoded read =
                        new FunctionDecoder(types).read(description.bytes(), description.from(), description.to());
                decoded = Invocation.of(read);
                invocation = read.setsVariables() || read.isObject() ? null : decoded;
            }
            return decoded;
        }
    }
}
