package io.github.processpool.shared;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;

/**
 * A first-in, first-out queue between processes that implements all of {@link BlockingQueue}, and {@code taskDone} and
 * {@code join} as in Python's {@code JoinableQueue}.
 *
 * <p>It permits no nulls. Iterators work on a snapshot; their {@code remove} removes exactly that element, if it is
 * still there. An element that is being delivered to a worker when the worker dies may be lost, like an element that it
 * has taken. After the manager is closed every operation throws {@link IllegalStateException}, waiting ones included.
 *
 * <p>In Python: {@code Queue}, {@code JoinableQueue} and {@code SimpleQueue}; instead of {@code Full} and {@code
 * Empty}, {@code offer} returns false and {@code poll} returns null.
 *
 * @param <E> the type of its elements
 * @since 0.1.0
 */
public interface SharedQueue<E> extends BlockingQueue<E> {

    /**
     * Reports that one of the elements of the queue has been processed.
     *
     * @throws IllegalStateException if it was called as often as elements were put in already, or the manager is closed
     */
    void taskDone();

    /**
     * Waits until {@link #taskDone} was called for every element that was put in. Elements that were removed by {@code
     * clear}, {@code drainTo} or the like count as taken.
     *
     * <p>If a worker dies (it crashes, is killed, or its task is cancelled or exceeds its time limit) after it took an
     * element and before it called {@code taskDone}, this method throws {@link IllegalStateException}, both in waiting
     * threads and in later calls. It does so until {@code taskDone} was called in place of the dead worker: by a
     * process that has taken no element itself, once for each lost element. If the element was not processed, put it in
     * again before that call. A task that ends without calling {@code taskDone}, in a worker that lives on, is not
     * noticed, because another task may make the call; call {@code taskDone} in a {@code finally} block.
     *
     * <p>In Python, {@code join} waits for ever in both cases.
     *
     * @throws InterruptedException if interrupted while it waits
     * @throws IllegalStateException if a worker died with elements that it had taken, or the manager is closed
     */
    void join() throws InterruptedException;

    /**
     * Waits as {@link #join()} does, for at most the given time.
     *
     * @param timeout how long to wait at most; zero or less does not wait
     * @return true if {@code taskDone} was called for every element, false if the limit was reached
     * @throws InterruptedException if interrupted while it waits
     * @throws IllegalStateException if a worker died with elements that it had taken, or the manager is closed
     */
    boolean join(Duration timeout) throws InterruptedException;
}
