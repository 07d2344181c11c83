package io.github.processpool.core.dispatch;

import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Message.ToWorker;
import java.util.List;

/** Tells whether messages surely fit into an empty pipe, so that writing them can't block whatever the worker does. */
final class PipeRoom {
    private static final int SURE_BYTES = 8 * 1024;
    private static final int HEADER_BYTES = 200;

    private PipeRoom() {}

    static boolean isEnoughFor(long bytes) {
        return bytes <= SURE_BYTES;
    }

    /** Returns how many bytes messages take, or some more. */
    static long neededFor(List<ToWorker> messages) {
        long bytes = 0;
        for (ToWorker message : messages) {
            bytes += HEADER_BYTES + payloadBytes(message);
        }
        return bytes;
    }

    private static long payloadBytes(ToWorker message) {
        if (message instanceof Message.Chunk chunk) {
            return chunk.values().sizeBytes();
        }
        if (message instanceof Message.Function function) {
            return (long) function.description().to() - function.description().from();
        }
        return 0;
    }
}
