package io.github.processpool.core.shared;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.arrays.SharedArrays;
import io.github.processpool.core.codec.Slices;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads to the states in the parent: each operation is a message and an answer over the worker's pipes. */
public final class WorkerLink implements Link {

    /** Sends to the parent, and reads from it. */
    public interface Line {
        /**
         * Sends a message at once.
         *
         * @throws IOException if the parent is gone
         */
        void say(FromWorker message) throws IOException;

        /** Reads messages of the parent until the wanted one has come. Returns at once if another thread reads already. */
        void listen(Awaited wanted);
    }

    private static final String PARENT_GONE = "the parent does not answer any more: this worker is about to end";

    private final Line line;
    private final ClassLoader usual;
    private volatile boolean closed;
    private volatile LoaderTypes types; // of the loader that was used last
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();
    private final ProxyOf proxies = new ProxyOf();

    @SuppressWarnings("ThreadLocalUsage") // the locks of one link
    private final ThreadLocal<Map<String, Integer>> held = new HeldLocks();

    public WorkerLink(Line line, ClassLoader loader) {
        this.line = line;
        usual = loader;
        types = typesOf(loader);
    }

    /** Returns the types of values for code of that loader: any class, and shared objects used over this link. */
    public LoaderTypes typesOf(ClassLoader loader) {
        return new LoaderTypes(loader, proxies);
    }

    /** The types are those of the task that the thread runs. */
    @Override
    public LoaderTypes types() {
        ClassLoader tasks = Thread.currentThread().getContextClassLoader();
        ClassLoader wanted = tasks == null ? usual : tasks;
        LoaderTypes known = types;
        if (known.loader() != wanted) {
            known = typesOf(wanted);
            types = known;
        }
        return known;
    }

    @Override
    public Pending begin(String object, Operation operation, boolean waits, List<byte[]> values) {
        StackRoom.require();
        long id = asked.incrementAndGet();
        Pending mine = new Pending(() -> say(new FromWorker.GiveUp(id)), line::listen);
        pending.put(id, mine);
        long thread = Thread.currentThread().getId();
        try {
            if (closed) {
                throw new ProcessPoolException(PARENT_GONE);
            }
            say(new FromWorker.Ask(id, object, operation.wireName(), thread, waits, Slices.join(values)));
        } catch (RuntimeException | Error e) {
            pending.remove(id);
            throw e;
        }
        return mine;
    }

    private void say(FromWorker message) {
        try {
            line.say(message);
        } catch (IOException e) {
            throw new ProcessPoolException("the parent can't be reached", e);
        }
    }

    /**
     * Takes an answer. Returns at once.
     *
     * @throws ProtocolException if it is malformed
     */
    public void answered(ToWorker.Reply reply) throws ProtocolException {
        try {
            complete(reply.id(), Outcome.of(Slices.split(reply.values())));
        } catch (MalformedJsonException e) {
            throw new ProtocolException("an answer that is not JSON: " + e.getMessage(), e);
        }
    }

    /** Takes the answer that a request was given up. */
    public void unanswered(ToWorker.Unanswered unanswered) {
        complete(unanswered.id(), Outcome.GAVE_UP);
    }

    /**
     * Takes the answer that a request was refused.
     *
     * @throws ProtocolException if there is no such reason
     */
    public void refused(ToWorker.Refused refused) throws ProtocolException {
        try {
            complete(refused.id(), Outcome.refused(Refusal.of(refused.reason(), refused.message())));
        } catch (NoSuchElementException e) {
            throw new ProtocolException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Ends all waits: no answer can come any more. */
    public void close() {
        closed = true;
        for (Long asked : pending.keySet()) {
            complete(asked, Outcome.refused(new Refusal(Refusal.Reason.OPERATION, PARENT_GONE)));
        }
    }

    /** Tells whether a thread waits for an answer. */
    public boolean isAwaited() {
        return !pending.isEmpty();
    }

    private void complete(long id, Outcome outcome) {
        Pending mine = pending.remove(id);
        if (mine != null) {
            mine.complete(outcome);
        }
    }

    @Override
    public @Nullable AllowedTypes mentions() {
        return null;
    }

    @Override
    public boolean isHere() {
        return false;
    }

    // ---- locks ----

    @Override
    public void held(String lock, int count) {
        held.get().merge(lock, count, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Gives up the locks that the task of the current thread still holds. */
    public void taskEnded() {
        Map<String, Integer> left = held.get();
        if (left.isEmpty()) {
            return;
        }
        for (String lock : List.copyOf(left.keySet())) {
            left.remove(lock);
            try {
                var unused = begin(lock, Operation.GIVE_UP, false, List.of()).await();
            } catch (Refusal e) {
                // Its manager was closed, or the thread does not have it any more.
            }
        }
    }

    // Classes rather than lambdas: a worker's start pays for each lambda.

    /** Makes the proxy of an object of the parent. */
    private final class ProxyOf implements Function<SharedHandle, SharedObject> {
        @Override
        public SharedObject apply(SharedHandle handle) {
            return SharedArrays.isKind(handle.kind())
                    ? SharedArrays.attached(handle)
                    : Proxies.of(WorkerLink.this, handle);
        }
    }

    private static final class HeldLocks extends ThreadLocal<Map<String, Integer>> {
        @Override
        protected Map<String, Integer> initialValue() {
            return new HashMap<>();
        }
    }
}
