package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.supervise.Supervisor;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.ToWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives queued work to workers, chunk by chunk, and takes workers back that have none. Encoding and writing are done by
 * whichever thread brought the news: the caller that submits, or the thread of the worker that has become idle.
 */
final class ChunkSender {
    private static final int MOST_TRIES = 100; // which take a minute
    private static final long GATHERING_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final PoolOptions options;
    private final DispatchState state;
    private final ScheduledExecutorService timer;
    private final ChunkPlanner planner;
    private final TimeLimits timeLimits;
    private final Draining draining;
    private final Failures failures;
    private final Rescue rescue;
    private final TaskClasses taskClasses;
    private Supervisor supervisor; // written once, before the first worker starts

    @SuppressWarnings("NullAway.Init") // see Dispatcher
    ChunkSender(
            PoolOptions options,
            DispatchState state,
            ScheduledExecutorService timer,
            TimeLimits timeLimits,
            Draining draining,
            Failures failures,
            Rescue rescue,
            TaskClasses taskClasses) {
        this.options = options;
        this.state = state;
        this.timer = timer;
        this.timeLimits = timeLimits;
        this.draining = draining;
        this.failures = failures;
        this.rescue = rescue;
        this.taskClasses = taskClasses;
        planner = new ChunkPlanner(options, state);
    }

    void begin(Supervisor workers) {
        supervisor = workers;
    }

    /** Gives chunks to workers while there are both. A call whose items can't be given fails; the others go on. */
    void all() {
        for (List<Chunk> next = nextOrFail(); !next.isEmpty(); next = nextOrFail()) {
            sendOrFail(next);
        }
    }

    private List<Chunk> nextOrFail() {
        for (int tries = 1; tries < MOST_TRIES; tries++) { // no lambda: see Patiently
            try {
                return nextChunks();
            } catch (RuntimeException e) {
                if (!failUnfinished(e)) {
                    throw e;
                }
            } catch (Error e) {
                if (!failUnfinished(e)) {
                    rescue.pauseIfShort(tries, e);
                }
            }
        }
        return nextChunks();
    }

    /** Fails the call in the middle of whose items this was; false if there is none. */
    private boolean failUnfinished(Throwable why) {
        Submission half;
        state.lock();
        try {
            half = planner.takeUnfinished();
        } finally {
            state.unlock();
        }
        if (half != null) {
            rescue.fail(half, why);
        }
        return half != null;
    }

    private void sendOrFail(List<Chunk> chunks) {
        try {
            send(chunks);
        } catch (RuntimeException | Error e) {
            Chunk first = chunks.get(0);
            rescue.fail(first.items, e);
            first.load.worker.send(); // what was put in line before
        }
    }

    private List<Chunk> nextChunks() {
        List<Chunk> next;
        WorkerLoad asked;
        int missing = 0;
        int calls = 0;
        state.lock();
        try {
            if (state.hasEnded()) {
                return List.of();
            }
            asked = planner.askBack();
            next = planner.next();
            if (next.isEmpty() && state.queue.next() != null) {
                missing = options.workers().workers() - state.loads.size();
                calls = state.queue.waitingCalls();
            }
        } finally {
            state.unlock();
        }
        if (asked != null) {
            ask(asked);
        }
        if (missing > 0 && options.idleTimeout() != null) {
            supervisor.recall(missing);
        }
        if (missing > 0 && calls > 0) {
            supervisor.startSooner(calls);
        }
        return next;
    }

    private static void ask(WorkerLoad asked) {
        try {
            asked.worker.send();
        } catch (OutOfMemoryError e) {
            // It goes out before what is sent next: the chunks that were taken must not be lost for it.
        }
    }

    /** Sends chunks, all to the same worker; several in one write, unless encoding them takes its time. */
    private void send(List<Chunk> chunks) {
        WorkerLoad load = chunks.get(0).load;
        long start = System.nanoTime();
        boolean more = true;
        for (int i = 0; more; i++) {
            more = add(chunks.get(i), chunks.subList(i + 1, chunks.size())) && i + 1 < chunks.size();
            if (!more || System.nanoTime() - start > GATHERING_NANOS) {
                send(load);
                start = System.nanoTime();
            }
        }
    }

    /**
     * Encodes a chunk and puts it in line to be sent. Returns whether all of it is; if not, what was dealt out to lie
     * ready behind it goes back together with the rest, so that all keep their order.
     */
    private boolean add(Chunk chunk, List<Chunk> behind) {
        ChunkItems items = chunk.items;
        int dealt = chunk.count;
        EncodedItems encoded = items.encode(chunk.first, dealt);
        EncodingException failure = encoded.failure();
        boolean goes;
        boolean whole;
        state.lock();
        try {
            if (!chunk.load.has(chunk)) {
                return false; // the worker ended meanwhile, and the items went back into the queue
            }
            goes = encoded.items() > 0 && (chunk.isCurrent() || planner.mayLieReady(items.submissionOf(0), encoded));
            int kept = goes ? encoded.items() : 0;
            int lost = failure == null ? 0 : 1;
            whole = kept == dealt;
            if (!whole) {
                giveBack(behind);
            }
            giveBack(chunk, kept, lost);
            state.statistics.answered(0, lost);
            if (goes) {
                List<ToWorker> messages = messages(chunk, encoded);
                chunk.load.added = chunk.load.worker.add(messages);
                chunk.sent = true;
            }
        } finally {
            state.unlock();
        }
        if (failure != null) {
            failItem(items, chunk.first + encoded.items(), failure);
        }
        if (goes) {
            timeLimits.watch(chunk);
        } else {
            release(chunk);
        }
        if (!whole) {
            draining.stopIfDrained(); // what was given back of a cancelled call is settled
        }
        return whole;
    }

    /** Under the lock: puts back chunks that were to lie ready, and have not been sent. */
    private void giveBack(List<Chunk> unsent) {
        for (int i = unsent.size() - 1; i >= 0; i--) {
            Chunk chunk = unsent.get(i);
            giveBack(chunk, 0, 0);
            chunk.load.strikeOff(chunk);
        }
    }

    private void send(WorkerLoad load) {
        long added;
        boolean prepareReplacement;
        @Nullable EncodedFunction learned;
        state.lock();
        try {
            added = load.added;
            prepareReplacement = needsReplacement(load);
            learned = load.learned;
            load.learned = null;
        } finally {
            state.unlock();
        }
        load.worker.sendHere(added);
        if (learned != null) {
            prepareOthersFor(learned);
        }
        if (prepareReplacement) {
            supervisor.prepareReplacement(load.worker);
        }
    }

    /** What one worker has had to learn, those that are started in advance will have to. */
    private void prepareOthersFor(EncodedFunction learned) {
        if (learned.loader() == Message.CLASS_PATH) {
            taskClasses.add(learned.classes());
        }
    }

    private List<ToWorker> messages(Chunk chunk, EncodedItems encoded) {
        ChunkItems items = chunk.items;
        List<ToWorker> messages =
                new ArrayList<>(chunk.load.learn(chunk.functionId, items.function(), items));
        messages.add(new ToWorker.Chunk(
                chunk.id,
                chunk.functionId,
                encoded.items(),
                items.areCalls(),
                encoded.items() > 1 || items.timeout() != null, // one alone has no mates to be given to others
                encoded.values()));
        if (chunk.anyDropped()) {
            chunk.noteAskedBack();
            messages.add(new ToWorker.Revoke(chunk.id));
        }
        return messages;
    }

    private void failItem(ChunkItems items, long item, EncodingException failure) {
        items.failed(item, failures.encoding(items, item, failure));
        draining.settle(items, item, 1);
    }

    /** Under the lock: puts back all of a chunk but its first items, and {@code lost} more that have failed. */
    void giveBack(Chunk chunk, int kept, int lost) {
        int rest = chunk.count - kept - lost;
        chunk.load.taken -= chunk.count - kept;
        chunk.count = kept;
        state.queue.putBack(chunk.items, chunk.first + kept + lost, rest);
    }

    private boolean needsReplacement(WorkerLoad load) {
        int most = options.maxTasksPerWorker();
        boolean needed = most > 0 && !load.replacementPrepared && load.taken * 2 >= most;
        load.replacementPrepared |= needed;
        return needed;
    }

    /** Takes a chunk back that a worker has done, and gives it more. */
    void done(Chunk chunk) {
        release(chunk);
        all();
    }

    /** Strikes off a chunk. A worker that has no other is idle, or has done its last. */
    void release(Chunk chunk) {
        WorkerLoad load = chunk.load;
        boolean retires;
        state.lock();
        try {
            chunk.cancelDeadline();
            if (!load.has(chunk)) {
                return;
            }
            load.strikeOff(chunk);
            if (load.current() != null) {
                return;
            }
            retires = state.budget(load) <= 0 && !load.leaving;
            if (retires) {
                state.loads.remove(load.worker);
            } else if (state.loads.nowIdle(load)) {
                limitIdleness(load);
            }
        } finally {
            state.unlock();
        }
        if (retires) {
            supervisor.retire(load.worker);
        }
    }

    /** Under the lock: has a worker leave when it finds nothing to do. */
    void limitIdleness(WorkerLoad load) {
        Duration limit = options.idleTimeout();
        if (limit != null) {
            load.idleLimit = timer.schedule(
                    new Dismissal(this, load), TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
        }
    }

    private record Dismissal(ChunkSender sender, WorkerLoad load) implements Runnable { // no lambda: see Patiently
        @Override
        public void run() {
            sender.dismiss(load);
        }
    }

    private void dismiss(WorkerLoad load) {
        state.lock();
        try {
            if (!state.loads.noLongerIdle(load)) {
                return;
            }
            state.loads.remove(load.worker);
        } finally {
            state.unlock();
        }
        supervisor.dismiss(load.worker);
        all(); // work may have come meanwhile
    }
}
