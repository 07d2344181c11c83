package io.github.processpool.spi;

import io.github.processpool.Worker;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the worker that this JVM is, for {@link Worker#current()} and {@link Worker#isWorker()}.
 *
 * <p>An implementation calls {@link #set} once in each worker JVM, before any user code runs there. A worker that is a
 * thread calls {@link #setForThread}. Everywhere else the holder stays empty.
 *
 * <p>Safe for use by several threads; setting the worker <i>happens-before</i> every {@link #get} that returns it.
 *
 * @since 0.1.0
 */
public final class CurrentWorker {

    private static final AtomicReference<@Nullable Worker> CURRENT = new AtomicReference<>();
    private static volatile @Nullable ThreadLocal<Worker> ofThreads; // null until a worker is a thread

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
     * Sets the worker that the current thread is, and with it all threads that it creates from now on. For these it
     * replaces the worker that this JVM is.
     *
     * @param worker the worker that the thread is
     */
    public static void setForThread(Worker worker) {
        Objects.requireNonNull(worker, "worker");
        holder().set(worker);
    }

    private static synchronized ThreadLocal<Worker> holder() {
        ThreadLocal<Worker> known = ofThreads;
        if (known == null) {
            known = new InheritableThreadLocal<>();
            ofThreads = known;
        }
        return known;
    }

    /**
     * Returns the worker that the current thread belongs to, or that this JVM is.
     *
     * @return the worker, or empty where there is none
     */
    public static Optional<Worker> get() {
        ThreadLocal<Worker> known = ofThreads;
        Worker ofThread = known == null ? null : known.get();
        return Optional.ofNullable(ofThread != null ? ofThread : CURRENT.get());
    }
}
