package io.github.processpool.core.lifecycle;

import java.time.Duration;

/** Tasks that the tests of this package run in workers. */
final class Jobs {
    private static final Duration FOREVER = Duration.ofDays(1);

    private Jobs() {}

    static int square(int x) {
        return x * x;
    }

    static long pid() {
        return ProcessHandle.current().pid();
    }

    static long pidFor(int item) {
        return pid();
    }

    static int afterMillis(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    /** Tells its process id and never returns. */
    static long never(Journal started) throws InterruptedException {
        started.addPid();
        Thread.sleep(FOREVER.toMillis());
        return 0;
    }

    /** As {@link #never(Journal)}, and beyond the reach of interrupts. */
    @SuppressWarnings("EmptyCatch") // that is what it is about
    static long neverWhatever(Journal started) {
        started.addPid();
        while (true) {
            try {
                Thread.sleep(FOREVER.toMillis());
            } catch (InterruptedException e) {
                // No way.
            }
        }
    }

    /** Tells its process id and returns it once it may. */
    static long pidAfter(Journal started, Flag mayEnd) throws InterruptedException {
        started.addPid();
        mayEnd.block();
        return pid();
    }
}
