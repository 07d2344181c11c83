package io.github.processpool.core.shared;

import java.lang.ref.Cleaner;
import java.util.function.BiConsumer;

/**
 * Warns when a manager becomes unreachable without having been closed, and says where it was made. Its objects stay open:
 * they may still be in use.
 */
final class ForgottenManager implements Runnable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final BiConsumer<String, Throwable> warnings;
    private final Throwable creation = new Throwable("the manager was created here");
    private volatile boolean closed;

    private ForgottenManager(BiConsumer<String, Throwable> warnings) {
        this.warnings = warnings;
    }

    /** Begins to watch. Returns an action to run when the manager is closed. */
    static Runnable watch(LocalManager manager, BiConsumer<String, Throwable> warnings) {
        ForgottenManager watch = new ForgottenManager(warnings);
        Cleaner.Cleanable forgotten = CLEANER.register(manager, watch);
        return () -> {
            watch.closed = true;
            forgotten.clean();
        };
    }

    @Override
    public void run() {
        if (!closed) {
            warnings.accept(
                    "a manager was never closed, and nothing references it any more; its objects stay until the program"
                            + " ends. Close it, best with try-with-resources",
                    creation);
        }
    }
}
