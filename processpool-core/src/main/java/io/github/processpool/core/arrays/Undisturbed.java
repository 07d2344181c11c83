package io.github.processpool.core.arrays;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Uses a channel that an interrupt would close: the thread's interrupt is kept for later. */
final class Undisturbed {
    private Undisturbed() {}

    interface Use<T> {
        T call() throws IOException;
    }

    /** Calls it, from its beginning if an interrupt comes meanwhile. */
    static <T> T call(Use<T> use) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return use.call();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
