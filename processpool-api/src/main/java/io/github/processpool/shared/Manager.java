package io.github.processpool.shared;

import io.github.processpool.spi.PoolProvider;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;

/**
 * Creates objects that this JVM and all workers of all its pools share. Their state lives in the JVM that created the
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
 * <p>Values are copied in and out, and are encoded like arguments and results of tasks. A worker may put in values of
 * any type, and other workers may take them out. The manager's own JVM does not trust workers: it takes out only JDK
 * types, types next to the class that called {@code create} (same package, in the same jar, folder or module), types
 * that it has put into the manager itself, and types given to {@link #create(Class[])}. Keys of maps must always be of
 * such types, because they are compared there.
 *
 * <p>A manager that is never closed keeps its objects until the program ends, because tasks may still use them. If
 * nothing references the manager any more, a warning says where it was created.
 *
 * <p>Safe for use by several threads. A manager itself can't be sent to workers, but its objects can.
 *
 * <p>In Python: {@code multiprocessing.Manager()}, which starts a process of its own; and {@code Value}, {@code Lock},
 * {@code Queue} and the like, which need a manager here.
 *
 * @since 0.1.0
 */
public interface Manager extends AutoCloseable {

    /**
     * Creates a manager in this JVM.
     *
     * @return a manager; close it when its objects are not needed any more
     */
    static Manager create() {
        Class<?> caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        return PoolProvider.find().shared().newManager(caller, Set.of());
    }

    /**
     * Creates a manager in this JVM that accepts further types from workers.
     *
     * @param allowed types that this JVM may take out although a worker put them in, in addition to those that are
     *     always allowed
     * @return a manager; close it when its objects are not needed any more
     */
    static Manager create(Class<?>... allowed) {
        Class<?> caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        return PoolProvider.find().shared().newManager(caller, Set.copyOf(List.of(allowed)));
    }

    /**
     * Creates an empty list that implements all of {@link List} and permits nulls. Each operation on a single element
     * is one request. An iterator works on a snapshot that was taken when it was created; its {@code remove}, {@code
     * set} and {@code add} change the list itself, and throw {@link java.util.ConcurrentModificationException} if its
     * length has changed meanwhile. {@code replaceAll} and {@code sort} work on a copy and are retried until there was
     * no concurrent change.
     *
     * @param <E> the type of its elements
     * @return the list
     * @throws IllegalStateException if the manager is closed
     */
    <E> List<E> list();

    /**
     * Creates an empty map that implements all of {@link ConcurrentMap} and permits no nulls. {@code compute}, {@code
     * merge} and the like run their function in the calling process, and again if there was a concurrent change. Views
     * and iterators work on snapshots; removals through them change the map itself. Values are compared by {@code
     * equals}.
     *
     * @param <K> the type of its keys
     * @param <V> the type of its values
     * @return the map
     * @throws IllegalStateException if the manager is closed
     */
    <K, V> ConcurrentMap<K, V> map();

    /**
     * Creates an empty queue.
     *
     * @param <E> the type of its elements
     * @param capacity the number of elements above which {@code put} waits
     * @return the queue
     * @throws IllegalArgumentException if the capacity is below 1
     * @throws IllegalStateException if the manager is closed
     */
    <E> SharedQueue<E> queue(int capacity);

    /**
     * Creates an empty queue without a limit.
     *
     * @param <E> the type of its elements
     * @return the queue
     * @throws IllegalStateException if the manager is closed
     */
    default <E> SharedQueue<E> queue() {
        return queue(Integer.MAX_VALUE);
    }

    /**
     * Creates a lock.
     *
     * @return the lock, not held
     * @throws IllegalStateException if the manager is closed
     */
    SharedLock lock();

    /**
     * Creates a semaphore.
     *
     * @param permits the number of permits, which is also its bound
     * @return the semaphore, with all permits available
     * @throws IllegalArgumentException if {@code permits} is less than 1
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
     * Creates a barrier.
     *
     * @param parties the number of threads that must wait before all continue
     * @return the barrier
     * @throws IllegalArgumentException if {@code parties} is less than 1
     * @throws IllegalStateException if the manager is closed
     */
    SharedBarrier barrier(int parties);

    /**
     * Creates a value.
     *
     * @param <T> its type
     * @param initial the initial value, which may be null
     * @return the value
     * @throws IllegalStateException if the manager is closed
     */
    <T> SharedValue<T> value(T initial);

    /**
     * Creates a counter.
     *
     * @param initial the initial number
     * @return the counter
     * @throws IllegalStateException if the manager is closed
     */
    SharedLong counter(long initial);

    /**
     * Creates a pipe.
     *
     * @param <E> the type of the values sent, in both directions
     * @return the pipe
     * @throws IllegalStateException if the manager is closed
     */
    <E> SharedPipe<E> pipe();

    /**
     * Closes all objects of this manager. Threads that wait for one of them, here or in a worker, get an {@link
     * IllegalStateException}, and so does every later use. Closing again has no effect.
     */
    @Override
    void close();
}
