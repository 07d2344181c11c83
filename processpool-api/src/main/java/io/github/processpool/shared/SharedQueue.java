package io.github.processpool.shared;

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
     * clear}, {@code drainTo} or the like count like those that were taken.
     *
     * @throws InterruptedException if interrupted while it waits
     * @throws IllegalStateException if the manager is closed
     */
    void join() throws InterruptedException;
}
