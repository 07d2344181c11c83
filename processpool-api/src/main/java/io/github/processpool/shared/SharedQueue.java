package io.github.processpool.shared;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;

/**
 * A first-in, first-out queue between processes: all of {@link BlockingQueue}, and {@code taskDone} and {@code join} as
 * Python's {@code JoinableQueue} has them.
 *
 * <p>It takes no nulls. Iterators go over a snapshot; their {@code remove} takes out just that element, if it is still
 * there. An element that was given to a worker that dies at that moment may be lost with it, as one that was taken may.
 * After its manager was closed every operation throws {@link IllegalStateException}, also in those that were waiting.
 *
 * <p>In Python: {@code Queue}, {@code JoinableQueue} and {@code SimpleQueue}; {@code Full} and {@code Empty} are the
 * results of {@code offer} and {@code poll} here.
 *
 * @param <E> the type of its elements
 * @since 0.1.0
 */
public interface SharedQueue<E> extends BlockingQueue<E> {

    /**
     * Says that one of the elements that were put in has been dealt with.
     *
     * @throws IllegalStateException if that was said as often as elements were put in, or the manager is closed
     */
    void taskDone();

    /**
     * Waits until {@link #taskDone} was called for every element that was put in. Elements that were removed by {@code
     * clear}, {@code drainTo} or the like count as taken.
     *
     * <p>If a worker dies (it crashes, is killed, or its task is cancelled or exceeds its time limit) after it took an
     * element and before it called {@code taskDone}, this method throws {@link IllegalStateException}, both in threads
     * that are waiting and in later calls. It does so until {@code taskDone} was called in place of the dead worker: by
     * a process that has taken nothing itself, once for each lost element. Put the element in again before that call if
     * it has not been dealt with. A task that ends without calling {@code taskDone}, in a worker that lives on, is not
     * noticed, since another task may make the call; call {@code taskDone} in a {@code finally} block.
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
     * @return true when {@code taskDone} was called for every element; false if the time elapsed before
     * @throws InterruptedException if interrupted while it waits
     * @throws IllegalStateException if a worker died with elements that it had taken, or the manager is closed
     */
    boolean join(Duration timeout) throws InterruptedException;
}
