package io.github.processpool.core.dispatch;

import io.github.processpool.core.wire.ToWorker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which items go to which worker, and which are revoked. Used under the dispatcher's lock.
 *
 * <p>Items of the oldest submission go to an idle worker. While all are busy, each worker is sent a few more chunks of its
 * submission in advance (prefetch), as long as these are known to be short: a worker that has to wait for its next chunk
 * loses a millisecond in a pool's first second, and never less than it takes two processes to wake up. They are revoked
 * when another worker can do them sooner. Nothing is prefetched where it counts which worker has which items: by workers
 * that retire after a number of tasks, and of calls with a time limit.
 */
final class ChunkPlanner {
    private static final long LARGEST_BYTES = 64 * 1024; // of a chunk that is prefetched

    private final PoolOptions options;
    private final DispatchState state;
    private final TimeLimits timeLimits;
    private @Nullable ChunkItems unfinished; // what is just being dealt out

    ChunkPlanner(PoolOptions options, DispatchState state, TimeLimits timeLimits) {
        this.options = options;
        this.state = state;
        this.timeLimits = timeLimits;
    }

    // ---- giving ----

    /**
     * Gives chunks to workers while there are both, up to the first that must be encoded. Each decision ends with it that may
     * leave a worker idle or work waiting. A failure is noted in the acts.
     */
    void plan(Acts acts) {
        if (state.hasEnded()) {
            return;
        }
        try {
            revokeSomething(acts);
            giveChunks(acts);
            revokeSomething(acts);
        } catch (RuntimeException | Error e) {
            acts.failed(unfinished, e);
        } finally {
            unfinished = null;
        }
    }

    private void giveChunks(Acts acts) {
        for (Submission next = state.queue.next(); next != null; next = state.queue.next()) {
            unfinished = next;
            List<Chunk> chunks = state.loads.noneIdle() ? prefetch(next) : List.of(give(next, state.loads.takeIdle()));
            if (chunks.isEmpty()) {
                unfinished = null;
                acts.missingWorkers = workers() - state.loads.size();
                acts.waitingCalls = state.queue.waitingCalls();
                return;
            }
            Chunk first = chunks.get(0);
            EncodedItems encoded = first.items.encoded();
            if (encoded == null) {
                acts.toEncode = chunks;
                unfinished = null;
                return;
            }
            putInLine(first, encoded, acts);
            unfinished = null;
        }
    }

    private Chunk give(Submission next, WorkerLoad load) {
        Chunk chunk = next.isSingleCall() ? callsFor(load, next) : itemsFor(load, next);
        load.start(chunk);
        state.statistics.waited(load.idleSince);
        return chunk;
    }

    private Chunk itemsFor(WorkerLoad load, Submission submission) {
        int most = submission.sizer.next(submission.unstarted.size(), workers());
        ItemRanges.Range range = state.queue.take(submission, Math.min(most, state.budget(load)));
        return newChunk(load, submission, submission.sizer, range.first(), range.count());
    }

    private Chunk callsFor(WorkerLoad load, Submission next) {
        ChunkSizer sizer = state.functionNumbers.callSizer(next.function());
        int most = sizer.next(state.queue.waiting(), workers());
        ChunkItems calls = state.queue.takeCalls(next, Math.min(most, state.budget(load)));
        unfinished = calls;
        return newChunk(load, calls, sizer, 0, calls.submissions());
    }

    private Chunk newChunk(WorkerLoad load, ChunkItems items, ChunkSizer sizer, long first, int count) {
        long function = state.functionNumbers.of(items.function());
        return new Chunk(load, items, sizer, load.nextChunk(), function, first, count);
    }

    private List<Chunk> prefetch(Submission submission) {
        if (!mayBePrefetched(submission)) {
            return List.of();
        }
        int wanted = submission.sizer.prefetch(submission.unstarted.size(), workers());
        WorkerLoad load = wanted == 0 ? null : state.loads.withRoomToPrefetch(submission, wanted);
        if (load == null) {
            return List.of();
        }
        List<Chunk> chunks = new ArrayList<>(wanted);
        while (load.prefetched() < wanted && !submission.unstarted.isEmpty()) {
            Chunk chunk = itemsFor(load, submission);
            load.prefetch(chunk);
            chunks.add(chunk);
        }
        return chunks;
    }

    private boolean mayBePrefetched(Submission submission) {
        return options.maxTasksPerWorker() == 0
                && submission.timeout() == null
                && !submission.large
                && !submission.isSingleCall();
    }

    /**
     * Tells whether a prefetched chunk is small enough, as everything of its submission has been so far: a worker that finds
     * no memory to read an item should not be in the middle of another.
     */
    private static boolean isSmall(Submission submission, EncodedItems encoded) {
        submission.large |= encoded.values().sizeBytes() > LARGEST_BYTES;
        return !submission.large;
    }

    /**
     * Puts an encoded chunk in line to be sent. Returns whether all of it is; if not, the prefetched chunks {@code behind} it
     * go back together with the rest, so that all keep their order.
     */
    boolean encoded(Chunk chunk, EncodedItems encoded, List<Chunk> behind, Acts acts) {
        if (!chunk.load.has(chunk)) {
            return false; // the worker ended meanwhile, and the items went back into the queue
        }
        boolean goes = encoded.items() > 0 && (chunk.isCurrent() || isSmall(chunk.items.submissionOf(0), encoded));
        int kept = goes ? encoded.items() : 0;
        int lost = encoded.failure() == null ? 0 : 1;
        boolean whole = kept == chunk.count;
        if (!whole) {
            takeBack(behind);
        }
        putBack(chunk, kept, lost);
        state.statistics.answered(0, lost);
        if (goes) {
            putInLine(chunk, encoded, acts);
        } else {
            release(chunk, acts);
        }
        acts.stopAll |= state.isDrained(); // what was put back of a cancelled call is settled
        return whole;
    }

    private void putInLine(Chunk chunk, EncodedItems encoded, Acts acts) {
        WorkerLoad load = chunk.load;
        ChunkItems items = chunk.items;
        Acts.Send send = acts.sendTo(load.worker, items);
        List<ToWorker> messages = new ArrayList<>(3);
        boolean learns = load.functions.learn(chunk.functionId, items, messages);
        messages.add(new ToWorker.Chunk(
                chunk.id,
                chunk.functionId,
                encoded.items(),
                items.areCalls(),
                encoded.items() > 1 || items.timeout() != null, // one alone has no mates to be given to others
                encoded.values()));
        if (chunk.anyDropped()) {
            chunk.noteRevoked();
            messages.add(new ToWorker.Revoke(chunk.id));
        }
        send.here = load.worker.add(messages);
        chunk.sent = true;
        send.learned = learns ? items.function() : send.learned;
        send.needsReplacement |= needsReplacement(load);
        timeLimits.watch(chunk);
    }

    private boolean needsReplacement(WorkerLoad load) {
        int most = options.maxTasksPerWorker();
        boolean needed = most > 0 && !load.replacementPrepared && load.taken * 2 >= most;
        load.replacementPrepared |= needed;
        return needed;
    }

    private int workers() {
        return options.workers().workers();
    }

    // ---- taking back ----

    /** Revokes items that another worker can start sooner. */
    private void revokeSomething(Acts acts) {
        if (acts.revoking != null) {
            return;
        }
        WorkerLoad load = null;
        if (state.queue.next() != null) {
            load = state.loads.size() > 1 ? state.loads.stuck() : null;
        } else if (!state.loads.noneIdle()) {
            load = state.loads.mostUnstarted();
        }
        if (load != null) {
            load.revoke();
            acts.revoking = load.worker;
        }
    }

    private void takeBack(List<Chunk> unsent) {
        for (int i = unsent.size() - 1; i >= 0; i--) {
            Chunk chunk = unsent.get(i);
            putBack(chunk, 0, 0);
            chunk.load.strikeOff(chunk);
        }
    }

    /** Puts back all of a chunk but its first items, and {@code lost} more that have failed. */
    void putBack(Chunk chunk, int kept, int lost) {
        int rest = chunk.count - kept - lost;
        chunk.load.taken -= chunk.count - kept;
        chunk.count = kept;
        state.queue.putBack(chunk.items, chunk.first + kept + lost, rest);
    }

    /** Takes a chunk back that its worker has done, and gives it more. */
    void finished(Chunk chunk, long nanos, Acts acts) {
        chunk.sizer.took(chunk.count, nanos);
        state.statistics.worked(nanos);
        release(chunk, acts);
        plan(acts);
    }

    /** Strikes off a chunk. A worker that has no other is idle, or has done its last. */
    private void release(Chunk chunk, Acts acts) {
        WorkerLoad load = chunk.load;
        chunk.cancelDeadline();
        if (!load.has(chunk)) {
            return;
        }
        load.strikeOff(chunk);
        if (load.current() != null) {
            return;
        }
        if (state.budget(load) <= 0 && !load.leaving) {
            state.loads.remove(load.worker);
            acts.retiring = load.worker;
        } else if (state.loads.nowIdle(load)) {
            timeLimits.limitIdleness(load);
        }
    }
}
