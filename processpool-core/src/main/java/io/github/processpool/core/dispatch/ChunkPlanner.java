package io.github.processpool.core.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which items go to which worker, and which are asked back. Used under the dispatcher's lock.
 *
 * <p>Those of the oldest submission go to a worker that has none. While all are busy, a few chunks of it are sent ahead
 * to lie ready in each, as long as they are known to be short: a worker that has to wait for its next chunk loses a
 * millisecond in a pool's first second, and never less than it takes two processes to wake up. They are asked back when
 * another worker can do them sooner. Where it counts who was given what, nothing is sent ahead: to workers that retire
 * after a number of tasks, and of calls with a time limit.
 */
final class ChunkPlanner {
    private static final long LARGEST_BYTES = 64 * 1024;

    private final PoolOptions options;
    private final DispatchState state;
    private @Nullable Submission unfinished; // whose items are being dealt out

    ChunkPlanner(PoolOptions options, DispatchState state) {
        this.options = options;
        this.state = state;
    }

    /** Returns the next chunks to be sent, all to the same worker; none if there is none for now. */
    List<Chunk> next() {
        Submission submission = state.queue.next();
        if (submission == null) {
            return List.of();
        }
        unfinished = submission;
        List<Chunk> chunks =
                state.loads.noneIdle() ? ahead(submission) : List.of(assign(submission, state.loads.takeIdle()));
        unfinished = null;
        return chunks;
    }

    /** Returns the submission some of whose items are nowhere, since {@link #next} has failed; null if there is none. */
    @Nullable
    Submission takeUnfinished() {
        Submission left = unfinished;
        unfinished = null;
        return left;
    }

    private Chunk assign(Submission next, WorkerLoad load) {
        Chunk chunk = next instanceof SingleSubmission<?> call ? assignCalls(call, load) : assignItems(next, load);
        load.start(chunk);
        state.statistics.waited(load.idleSince);
        return chunk;
    }

    private Chunk assignItems(Submission submission, WorkerLoad load) {
        int most = submission.sizer.next(submission.unstarted.size(), workers());
        ItemRanges.Range range = state.queue.take(submission, Math.min(most, state.budget(load)));
        long function = state.functionNumbers.of(submission.function());
        return new Chunk(load, submission, submission.sizer, load.nextChunk(), function, range.first(), range.count());
    }

    private Chunk assignCalls(SingleSubmission<?> next, WorkerLoad load) {
        ChunkSizer sizer = state.functionNumbers.callSizer(next.function());
        int most = sizer.next(state.queue.waiting(), workers());
        ChunkItems calls = state.queue.takeCalls(next, Math.min(most, state.budget(load)));
        long function = state.functionNumbers.of(next.function());
        return new Chunk(load, calls, sizer, load.nextChunk(), function, 0, calls.submissions());
    }

    private List<Chunk> ahead(Submission submission) {
        if (!mayLieReady(submission)) {
            return List.of();
        }
        int wanted = submission.sizer.ahead(submission.unstarted.size(), workers());
        WorkerLoad load = wanted == 0 ? null : state.loads.withRoomAhead(submission, wanted);
        if (load == null) {
            return List.of();
        }
        List<Chunk> chunks = new ArrayList<>(wanted);
        while (load.ahead() < wanted && !submission.unstarted.isEmpty()) {
            Chunk chunk = assignItems(submission, load);
            load.addAhead(chunk);
            chunks.add(chunk);
        }
        return chunks;
    }

    private boolean mayLieReady(Submission submission) {
        return options.maxTasksPerWorker() == 0
                && submission.timeout() == null
                && !submission.large
                && !(submission instanceof SingleSubmission);
    }

    /**
     * Tells whether what was to lie ready is small enough for that, as everything of its submission has been so far: a
     * worker that finds no memory to read an item should not be in the middle of another.
     */
    boolean mayLieReady(Submission submission, EncodedItems encoded) {
        submission.large |= encoded.values().sizeBytes() > LARGEST_BYTES;
        return !submission.large;
    }

    /**
     * Asks for items back that another worker can start sooner; returns the worker that is asked, to whom the question
     * must be sent afterwards.
     */
    @Nullable
    WorkerLoad askBack() {
        WorkerLoad load = null;
        if (state.queue.next() != null) {
            load = state.loads.size() > 1 ? state.loads.stuck() : null;
        } else if (!state.loads.noneIdle()) {
            load = state.loads.mostUnstarted();
        }
        if (load != null) {
            load.askBack();
        }
        return load;
    }

    private int workers() {
        return options.workers().workers();
    }
}
