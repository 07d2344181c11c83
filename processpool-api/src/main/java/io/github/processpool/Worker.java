package io.github.processpool;

import io.github.processpool.spi.CurrentWorker;
import java.util.concurrent.ConcurrentMap;

/**
 * The worker that runs the current task, as the task sees it.
 *
 * <p>A worker is a JVM of its own. It lives as long as its pool unless it crashes, is ended with a task, reaches a
 * limit of the pool (see {@link Pool.Builder#maxTasksPerWorker}) or leaves when idle; another JVM with the same {@link
 * #id()} then takes its place. Safe for use by several threads.
 *
 * <pre>{@code
 * static Row find(String key) {
 *     var connection = (Connection) Worker.current().state().computeIfAbsent("db", name -> connect());
 *     return query(connection, key);
 * }
 * }</pre>
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
     * @throws IllegalStateException if this JVM is not a worker; {@link #isWorker()} tells beforehand
     */
    static Worker current() {
        return CurrentWorker.get()
                .orElseThrow(() -> new IllegalStateException("This JVM is not a worker of a process pool."
                        + " Worker.current() works only inside a task, an initializer or a finalizer;"
                        + " ask Worker.isWorker() first where code runs on both sides."));
    }

    /**
     * Tells whether this JVM is a worker.
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
     * Returns a map for what tasks of this worker want to keep from one to the next: connections, caches, models.
     *
     * <p>It lives as long as the JVM; a replacement starts with an empty one. It is never seen by the parent or by
     * other workers, so its values need not be of a kind that can cross.
     *
     * @return the map, the same one each time; it takes neither {@code null} keys nor {@code null} values
     */
    ConcurrentMap<String, Object> state();
}
