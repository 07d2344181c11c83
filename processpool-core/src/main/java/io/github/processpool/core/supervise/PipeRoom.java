package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.MessageSize;
import io.github.processpool.core.wire.ToWorker;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether all that a worker may not have read yet surely fits its pipe, so that a write can't block. A worker proves
 * that it has read a probe by its token, which it can't guess. Nothing else that it says proves that. Used under the lock
 * of {@link Outbox}.
 */
final class PipeRoom {
    /** A quarter of a pipe: small writes take up to twice the room. */
    private static final int SURE_BYTES = 16 * 1024;

    private static final int UNCERTAIN_BYTES = 4 * 1024; // from here on a probe is worthwhile

    private long added; // bytes of all messages, at most
    private long read; // of these, certainly read
    private ToWorker.@Nullable Probe probe; // without an answer so far
    private long beforeProbe; // bytes added before it

    /** Notes that a message will be sent. */
    void add(ToWorker message) {
        added += MessageSize.atMost(message);
    }

    /** Returns a probe that is to follow the messages so far; null if none is needed. */
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

    /** Notes that the worker has answered a probe. Returns false if it was not sent that one. */
    boolean answered(FromWorker.Seen seen) {
        if (probe == null || probe.token() != seen.token()) {
            return false;
        }
        probe = null;
        read = beforeProbe;
        return true;
    }

    /** Tells whether everything that may be unread, and what is in line, fits the pipe. */
    boolean isSure() {
        return added - read <= SURE_BYTES;
    }
}
