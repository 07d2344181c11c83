package io.github.processpool.core.shared;

import io.github.processpool.core.codec.Slices;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedBarrier;
import io.github.processpool.shared.SharedEvent;
import io.github.processpool.shared.SharedLock;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedPipe;
import io.github.processpool.shared.SharedQueue;
import io.github.processpool.shared.SharedSemaphore;
import io.github.processpool.shared.SharedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

/** Makes shared objects whose state is in this JVM, and ends them. */
public final class LocalManager implements Manager {
    private final List<String> objects = new ArrayList<>(); // its own lock, and that of the next
    private boolean closed;

    private final AllowedTypes types;
    private final Link link;
    private final Runnable properlyClosed;

    /**
     * Makes a manager.
     *
     * @param types the types that values from workers may have
     * @param warnings is told if the manager is never closed, with the place that made it
     */
    public LocalManager(AllowedTypes types, BiConsumer<String, Throwable> warnings) {
        this.types = types;
        link = new LocalLink(types);
        properlyClosed = ForgottenManager.watch(this, warnings);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the proxy of that kind; it holds nothing yet
    private <T> T add(String kind, SharedState state) {
        String id = SharedHandle.newId();
        SharedObject proxy = Proxies.of(link, new SharedHandle(kind, id, ""));
        synchronized (objects) {
            if (closed) {
                throw new IllegalStateException("the manager is closed");
            }
            objects.add(id);
            States.add(proxy, state, link);
        }
        return (T) proxy;
    }

    private static int positive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, but is " + number);
        }
        return number;
    }

    @Override
    public <E> List<E> list() {
        return add("list", new ListState());
    }

    @Override
    public <K, V> ConcurrentMap<K, V> map() {
        return add("map", new MapState(types));
    }

    @Override
    public <E> SharedQueue<E> queue(int capacity) {
        return add("queue", new QueueState(positive("capacity", capacity)));
    }

    @Override
    public SharedLock lock() {
        return add("lock", new LockState());
    }

    @Override
    public SharedSemaphore semaphore(int permits) {
        return add("semaphore", new SemaphoreState(positive("permits", permits)));
    }

    @Override
    public SharedEvent event() {
        return add("event", new EventState());
    }

    @Override
    public SharedBarrier barrier(int parties) {
        return add("barrier", new BarrierState(positive("parties", parties)));
    }

    @Override
    public <T> SharedValue<T> value(T initial) {
        return add("value", new ValueState(Slices.encode(initial, types)));
    }

    @Override
    public SharedLong counter(long initial) {
        return add("counter", new LongState(initial));
    }

    @Override
    public <E> SharedPipe<E> pipe() {
        return add("pipe", new PipeState());
    }

    @Override
    public void close() {
        List<String> all;
        synchronized (objects) {
            closed = true;
            all = List.copyOf(objects);
            objects.clear();
        }
        all.forEach(States::close);
        properlyClosed.run();
    }
}
