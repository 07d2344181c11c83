package io.github.processpool.core.arrays;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Uses a channel, which an interrupt would close. The interrupt is set again afterwards. */
final class Undisturbed {
    private Undisturbed() {}

    interface Use<T> {
        T call() throws IOException;
    }

    /** Calls it, and starts again if an interrupt comes meanwhile. */
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
