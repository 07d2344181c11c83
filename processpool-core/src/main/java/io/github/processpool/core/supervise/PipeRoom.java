package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.MessageSize;
import io.github.processpool.core.wire.ToWorker;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether all that a worker may not have read surely fits its pipe, so that a write can't block. A worker proves what
 * it has read by the token of a probe, which it could not guess. What else it says is no proof. Used under the outbox's lock.
 */
final class PipeRoom {
    /** A quarter of a pipe: what is written bit by bit takes up to twice the room. */
    private static final int SURE_BYTES = 16 * 1024;

    private static final int UNCERTAIN_BYTES = 4 * 1024; // from here on it is worth a probe to know more

    private long added; // bytes of all messages, or some more
    private long read; // of them certainly
    private ToWorker.@Nullable Probe probe; // that has no answer yet
    private long beforeProbe; // bytes

    /** Notes that a message will be sent. */
    void add(ToWorker message) {
        added += MessageSize.atMost(message);
    }

    /** Returns a message that is to follow those before it; null if it is not worth one. */
    @Nullable
    ToWorker probe() {
        if (probe != null || added - read < UNCERTAIN_BYTES) {
            return null;
        }
        probe = new ToWorker.Probe(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        beforeProbe = added;
        add(probe);
        return probe;
    }

    /** Notes that the worker has answered a probe; false if it was not sent that. */
    boolean answered(FromWorker.Seen seen) {
        if (probe == null || probe.token() != seen.token()) {
            return false;
        }
        probe = null;
        read = beforeProbe;
        return true;
    }

    /** Tells whether all that may be unread, with what is in line, fits the pipe. */
    boolean isSure() {
        return added - read <= SURE_BYTES;
    }
}
