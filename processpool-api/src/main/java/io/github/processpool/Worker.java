package io.github.processpool;

import io.github.processpool.spi.CurrentWorker;
import java.util.concurrent.ConcurrentMap;

/**
 * The worker that runs the current task, as the task sees it.
 *
 * <p>A worker is a separate JVM. It lives as long as its pool unless it crashes, is ended because of a task, reaches a
 * limit of the pool (see {@link Pool.Builder#maxTasksPerWorker}) or reaches its idle time-out. Then another JVM with
 * the same {@link #id()} replaces it. Safe for use by several threads.
 *
 * <pre>{@code
 * static Row find(String key) {
 *     var connection = (Connection) Worker.current().state().computeIfAbsent("db", name -> connect());
 *     return query(connection, key);
 * }
 * }</pre>
 *
 * <p>With {@link Pool.Builder#inProcess} a worker is a thread: it belongs to its tasks, and to threads that these start.
 *
 * <p>In Python: {@code multiprocessing.current_process()}, and globals set by an initializer for the state.
 *
 * @since 0.1.0
 */
public interface Worker {

    /**
     * Returns the worker that this JVM is. Any thread of a worker may call it.
     *
     * @return the worker
     * @throws IllegalStateException if this JVM is not a worker; check {@link #isWorker()} first
     */
    static Worker current() {
        return CurrentWorker.get()
                .orElseThrow(() -> new IllegalStateException("This JVM is not a worker of a process pool."
                        + " Worker.current() works only inside a task, an initializer or a finalizer;"
                        + " ask Worker.isWorker() first where code runs on both sides."));
    }

    /**
     * Returns whether this JVM is a worker.
     *
     * @return {@code true} inside a worker, {@code false} in any other JVM
     */
    static boolean isWorker() {
        return CurrentWorker.get().isPresent();
    }

    /**
     * Returns the number of this worker in its pool. A replacement keeps the number of the worker that it replaces.
     *
     * @return a number from 0 to {@link Pool#workers()} - 1
     */
    int id();

    /**
     * Returns the name of the pool that this worker belongs to.
     *
     * @return the name, as {@link Pool.Builder#name} set it
     */
    String poolName();

    /**
     * Returns a map in which tasks of this worker keep objects from one task to the next: connections, caches, models.
     *
     * <p>It lives as long as the JVM; a replacement starts with an empty map. Neither the parent nor other workers see
     * it, so its values may be of types that can't be sent.
     *
     * @return the map, always the same; it permits neither {@code null} keys nor {@code null} values
     */
    ConcurrentMap<String, Object> state();
}
