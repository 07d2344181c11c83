package io.github.processpool.core.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The submissions that are not finished, and in which order their items go out: those of the oldest first. Used under the
 * dispatcher's lock.
 */
final class WorkQueue {
    private static final int BATCH_BYTES = 4 * 1024; // which surely fit the pipe

    private final Deque<Submission> waiting = new ArrayDeque<>(); // those that have unstarted items
    private final UnfinishedCalls unfinished = new UnfinishedCalls();
    private final Runnable whenOneIsFinished;

    /** {@code whenOneIsFinished} is told, under the lock, that there is room for another submission. */
    WorkQueue(Runnable whenOneIsFinished) {
        this.whenOneIsFinished = whenOneIsFinished;
    }

    /** Adds items of a submission, new or known. */
    void add(Submission submission, long first, int count) {
        if (submission.dropped) {
            return;
        }
        submission.unstarted.add(first, count);
        submission.outstanding += count;
        unfinished.add(submission);
        if (!submission.queued) {
            submission.queued = true;
            waiting.addLast(submission);
        }
    }

    /** Returns the submission whose items are next; null if none waits. */
    @Nullable
    Submission next() {
        return waiting.peekFirst();
    }

    /** Takes neighbouring items of the submission that is next. */
    ItemRanges.Range take(Submission next, int most) {
        ItemRanges.Range range = next.unstarted.take(most);
        if (next.unstarted.isEmpty()) {
            waiting.removeFirst();
            next.queued = false;
        }
        return range;
    }

    /** Takes the next call, and calls behind it that can go with it: {@code most} together. */
    ChunkItems takeCalls(Submission next, int most) {
        List<Submission> calls = new ArrayList<>(most);
        CallBatch batch = null;
        int bytes = 0;
        Submission call = next;
        while (call != null) {
            take(call, 1);
            calls.add(call);
            bytes += call.encode(0, 1).values().length();
            boolean more = calls.size() < most && bytes < BATCH_BYTES;
            Submission mate = more ? next() : null;
            call = mate != null && next.goesWith(mate) ? mate : null;
            if (call != null && batch == null) {
                batch = new CallBatch(calls); // before others are taken that would be lost without it
            }
        }
        return batch == null ? next : batch;
    }

    /** Puts back items that were taken: they go out before all others. */
    void putBack(ChunkItems items, long first, int count) {
        int step;
        for (int left = count; left > 0; left -= step) { // the last first: the order stays
            step = items.together(left);
            long item = first + left - step;
            putBack(items.submissionOf(item), items.numberOf(item), step);
        }
    }

    private void putBack(Submission submission, long first, int count) {
        if (submission.dropped) {
            strikeOff(submission, count);
            return;
        }
        submission.unstarted.putBack(first, count);
        if (!submission.queued) {
            submission.queued = true;
            waiting.addFirst(submission);
        }
    }

    /** Strikes off items that have their answer, or will never need one. */
    void answered(ChunkItems items, long first, int count) {
        int step;
        for (int i = 0; i < count; i += step) {
            step = items.together(count - i);
            strikeOff(items.submissionOf(first + i), step);
        }
    }

    private void strikeOff(Submission submission, long count) {
        submission.outstanding -= count;
        if (submission.outstanding == 0 && unfinished.remove(submission)) {
            whenOneIsFinished.run();
        }
    }

    /** Forgets a submission's items that no worker has. */
    void drop(Submission submission) {
        submission.dropped = true;
        if (submission.queued) {
            waiting.remove(submission);
            submission.queued = false;
        }
        strikeOff(submission, submission.unstarted.clear());
    }

    /** Forgets a submission for good. Nobody waits for the items of it that workers still have. */
    void writeOff(Submission submission) {
        drop(submission);
        if (unfinished.remove(submission)) {
            whenOneIsFinished.run();
        }
    }

    UnfinishedCalls unfinished() {
        return unfinished;
    }

    int waiting() {
        return waiting.size();
    }

    /** Returns about how many workers have a call waiting for them; 0 where it is one of many items that is next. */
    int waitingCalls() {
        Submission next = next();
        return next != null && next.isSingleCall() ? waiting.size() : 0;
    }

    long waitingItems() {
        return waiting.stream()
                .mapToLong(submission -> submission.unstarted.size())
                .sum();
    }

    /** Forgets everything and returns what was unfinished. */
    List<Submission> clear() {
        List<Submission> pending = unfinished.clear();
        waiting.clear();
        return pending;
    }
}
