package io.github.processpool.shared;

import io.github.processpool.spi.PoolProvider;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;

/**
 * Makes objects that the parent and all workers of all its pools share. Their state lives in the JVM that made the
 * manager, until the manager is closed.
 *
 * <pre>{@code
 * try (Manager manager = Manager.create(); Pool pool = Pool.create(4)) {
 *     SharedLong done = manager.counter(0);
 *     pool.forEach(page -> {
 *         fetch(page);
 *         done.addAndGet(1);
 *     }, pages);
 * }
 * }</pre>
 *
 * <p>Values are copied in and out, and travel as arguments and results of tasks do. What a worker puts in, another
 * worker may take out whatever its type; the manager's own JVM, which does not trust workers, takes values of the JDK,
 * of types that live beside the class that called {@code create} (same jar, folder or module), of those it has put into
 * the manager itself, and of those given to {@link #create(Class[])}. Keys of maps are of such types in any case, since
 * they are compared there.
 *
 * <p>A manager that is never closed keeps its objects until the program ends: tasks, and whoever else has one, may go on
 * using them. If nobody holds the manager itself any more, that is told of in the log, with the place that created it.
 *
 * <p>Safe for use by several threads. A manager itself does not travel, its objects do.
 *
 * <p>In Python: {@code multiprocessing.Manager()}, which starts a process of its own; and {@code Value}, {@code Lock},
 * {@code Queue} and their kin, which here need a manager too.
 *
 * @since 0.1.0
 */
public interface Manager extends AutoCloseable {

    /**
     * Makes a manager in this JVM.
     *
     * @return a manager, to be closed when nobody needs its objects any more
     */
    static Manager create() {
        Class<?> caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        return PoolProvider.find().shared().newManager(caller, Set.of());
    }

    /**
     * Makes a manager in this JVM that takes more types from workers.
     *
     * @param allowed types that workers may put into its objects, for this JVM to get out, beside those that it takes
     *     anyway
     * @return a manager, to be closed when nobody needs its objects any more
     */
    static Manager create(Class<?>... allowed) {
        Class<?> caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        return PoolProvider.find().shared().newManager(caller, Set.copyOf(List.of(allowed)));
    }

    /**
     * Makes an empty list: all of {@link List}, with nulls. Operations on single elements are one request each. Iterators
     * go over a snapshot that was taken when they were made; their {@code remove}, {@code set} and {@code add} reach the
     * list, and throw {@link java.util.ConcurrentModificationException} if others have changed its length meanwhile.
     * {@code replaceAll} and {@code sort} work on a copy and are retried until there was no concurrent change.
     *
     * @param <E> the type of its elements
     * @return the list
     * @throws IllegalStateException if the manager is closed
     */
    <E> List<E> list();

    /**
     * Makes an empty map: all of {@link ConcurrentMap}, without nulls. {@code compute}, {@code merge} and their kin run
     * their function in the calling process, and again if others were faster. Views and iterators go over snapshots,
     * which removals go through. Values are compared by {@code equals}.
     *
     * @param <K> the type of its keys
     * @param <V> the type of its values
     * @return the map
     * @throws IllegalStateException if the manager is closed
     */
    <K, V> ConcurrentMap<K, V> map();

    /**
     * Makes an empty queue.
     *
     * @param <E> the type of its elements
     * @param capacity how many elements it takes before {@code put} waits
     * @return the queue
     * @throws IllegalArgumentException if the capacity is below 1
     * @throws IllegalStateException if the manager is closed
     */
    <E> SharedQueue<E> queue(int capacity);

    /**
     * Makes an empty queue that takes what memory holds.
     *
     * @param <E> the type of its elements
     * @return the queue
     * @throws IllegalStateException if the manager is closed
     */
    default <E> SharedQueue<E> queue() {
        return queue(Integer.MAX_VALUE);
    }

    /**
     * Makes a lock.
     *
     * @return the lock, which nobody holds
     * @throws IllegalStateException if the manager is closed
     */
    SharedLock lock();

    /**
     * Makes a semaphore.
     *
     * @param permits how many permits it has, and the most that it can have
     * @return the semaphore, with all of its permits
     * @throws IllegalArgumentException if there are less than 1
     * @throws IllegalStateException if the manager is closed
     */
    SharedSemaphore semaphore(int permits);

    /**
     * Makes an event.
     *
     * @return the event, which is not set
     * @throws IllegalStateException if the manager is closed
     */
    SharedEvent event();

    /**
     * Makes a barrier.
     *
     * @param parties how many must wait for all to go on
     * @return the barrier
     * @throws IllegalArgumentException if there are less than 1
     * @throws IllegalStateException if the manager is closed
     */
    SharedBarrier barrier(int parties);

    /**
     * Makes a value.
     *
     * @param <T> its type
     * @param initial what it is at first; null is a value like any other
     * @return the value
     * @throws IllegalStateException if the manager is closed
     */
    <T> SharedValue<T> value(T initial);

    /**
     * Makes a counter.
     *
     * @param initial what it is at first
     * @return the counter
     * @throws IllegalStateException if the manager is closed
     */
    SharedLong counter(long initial);

    /**
     * Makes a pipe.
     *
     * @param <E> the type of what goes through it, both ways
     * @return the pipe
     * @throws IllegalStateException if the manager is closed
     */
    <E> SharedPipe<E> pipe();

    /**
     * Ends all objects of this manager: whoever waits for one of them, here or in a worker, gets an {@link
     * IllegalStateException}, and so does whoever uses one from now on. Closing again does nothing.
     */
    @Override
    void close();
}
