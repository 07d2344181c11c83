package io.github.processpool.spi;

import io.github.processpool.Worker;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the worker that this JVM is, for {@link Worker#current()} and {@link Worker#isWorker()}.
 *
 * <p>An implementation calls {@link #set} once in each worker JVM, before any user code runs there. In every other JVM
 * the holder stays empty.
 *
 * <p>Safe for use by several threads; setting the worker <i>happens-before</i> every {@link #get} that returns it.
 *
 * @since 0.1.0
 */
public final class CurrentWorker {

    private static final AtomicReference<@Nullable Worker> CURRENT = new AtomicReference<>();

    private CurrentWorker() {}

    /**
     * Sets the worker that this JVM is.
     *
     * @param worker the worker that this JVM is
     * @throws IllegalStateException if the worker of this JVM has been set before; it stays as it was
     */
    public static void set(Worker worker) {
        Objects.requireNonNull(worker, "worker");
        if (!CURRENT.compareAndSet(null, worker)) {
            throw new IllegalStateException("This JVM is already a worker; its worker can be set only once");
        }
    }

    /**
     * Returns the worker that this JVM is.
     *
     * @return the worker, or empty in a JVM that is not a worker
     */
    public static Optional<Worker> get() {
        return Optional.ofNullable(CURRENT.get());
    }
}
