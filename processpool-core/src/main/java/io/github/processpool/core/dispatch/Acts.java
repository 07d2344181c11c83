package io.github.processpool.core.dispatch;

import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.supervise.WorkerHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from decisions: collected under the dispatcher's lock, and carried out without it by
 * {@link DispatchActions#carryOut}.
 */
final class Acts {
    /** Messages were put in line for a worker. */
    static final class Send {
        final WorkerHandle worker;
        final ChunkItems items; // of the chunk that they are about
        long here; // number of the last message that the acting thread may write itself

        @Nullable
        EncodedFunction learned; // for the first time, with these messages

        boolean needsReplacement; // the worker will, soon

        private Send(WorkerHandle worker, ChunkItems items) {
            this.worker = worker;
            this.items = items;
        }
    }

    final List<Send> sends = new ArrayList<>(1);

    @Nullable
    WorkerHandle revoking; // items are revoked from it; the message is in line

    @Nullable
    DecodedAnswers answers; // to be told

    List<Chunk> toEncode = List.of(); // all for the same worker

    @Nullable
    WorkerHandle retiring; // has done its last task

    @Nullable
    WorkerHandle dismissed; // has had no work for too long

    int missingWorkers; // while work waits
    int waitingCalls; // of these, about how many could each use a worker of its own
    boolean stopAll; // the pool was shut down, and everything is answered

    @Nullable
    Throwable failure; // of a decision; a RuntimeException or an Error

    @Nullable
    ChunkItems failedItems; // the failure lost some of them

    /** Returns what is to be sent to a worker: one act for all messages. */
    Send sendTo(WorkerHandle worker, ChunkItems items) {
        for (int i = 0; i < sends.size(); i++) {
            if (sends.get(i).worker == worker) {
                return sends.get(i);
            }
        }
        Send send = new Send(worker, items);
        sends.add(send);
        return send;
    }

    /** Notes that a decision failed in the middle of these items, if they are not null. Takes no memory. */
    void failed(@Nullable ChunkItems items, Throwable why) {
        failedItems = items;
        failure = why;
    }
}
