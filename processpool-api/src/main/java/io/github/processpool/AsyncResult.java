package io.github.processpool;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The result of work that a pool has accepted: a {@link Future} with callbacks and unchecked failures.
 *
 * <p>It becomes <i>done</i> once and then does not change: it has a result, has failed (with a {@link
 * ProcessPoolException}), or is cancelled. The result of a {@code mapAsync} is done when every item has finished.
 *
 * <p><b>Callbacks</b> of {@link #onSuccess} and {@link #onFailure} run on an executor of the pool, one after the other
 * in the order in which they were added, after the result is done. They may query the result, block, submit work and
 * close the pool. If a callback throws, the exception is logged; neither later callbacks nor the pool are affected. The
 * callbacks of a pool run on at most 16 threads, and further callbacks wait. If none finishes for a second there are up
 * to 64 threads, and more only if all of them have waited for each other or for another thread for 5 seconds.
 *
 * <p>Safe for use by several threads. The end of the work <i>happens-before</i> the return of a method that reports it,
 * and before its callbacks. A result may be {@code null}; a {@code null} argument throws {@link NullPointerException}.
 *
 * <p>In Python: {@code AsyncResult}. There, callbacks are passed with the call and run before the result is ready; a
 * callback that blocks delays all other results of the pool, and nothing can be cancelled.
 *
 * @param <R> the type of the result
 * @since 0.1.0
 */
public interface AsyncResult<R extends @Nullable Object> extends Future<R> {

    /**
     * Waits for the result, without a limit.
     *
     * <p>In Python: {@code r.get()}, which throws the task's own exception.
     *
     * @return the result, the same each time
     * @throws ExecutionException if the work failed; its cause is the {@link ProcessPoolException} that {@link #join}
     *     throws
     * @throws CancellationException if the work was cancelled
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    @Override
    R get() throws InterruptedException, ExecutionException;

    /**
     * Waits for the result up to a limit. If the limit is reached, the work continues, and the method may be called
     * again.
     *
     * <p>In Python: {@code r.get(timeout)}, with the limit in seconds.
     *
     * @param timeout how long to wait at most; zero or less does not wait
     * @return the result, the same each time
     * @throws TimeoutException if the result is not done within the limit
     * @throws ExecutionException if the work failed; its cause is the {@link ProcessPoolException} that {@link #join}
     *     throws
     * @throws CancellationException if the work was cancelled
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    default R get(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        Objects.requireNonNull(timeout, "timeout");
        return get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    /**
     * Waits for the result, without a limit and without checked exceptions: returns or throws what {@link Pool#apply
     * apply} or {@link Pool#map map} would.
     *
     * <p>In Python: {@code r.get()}.
     *
     * @return the result, the same each time
     * @throws ProcessPoolException if the work failed; or, with the {@link InterruptedException} as its cause, if the
     *     thread is interrupted while it waits: the work is then cancelled, as by {@code cancel(true)}, and the
     *     thread's interrupt flag is set again
     * @throws CancellationException if the work was cancelled
     */
    R join();

    /**
     * Waits until the result is done, up to a limit. Does not throw the failure of the work.
     *
     * <p>In Python: {@code r.wait(timeout)}, which does not return whether the result is ready.
     *
     * @param timeout how long to wait at most; zero or less does not wait
     * @return {@code true} if the result is done, {@code false} if the limit was reached
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    boolean await(Duration timeout) throws InterruptedException;

    /**
     * Returns whether the result is done. Does not wait.
     *
     * <p>In Python: {@code r.ready()}.
     *
     * @return {@code true} if there is a result or a failure, or the work was cancelled
     */
    @Override
    boolean isDone();

    /**
     * Returns whether the work has returned a result. Cancelled work is done but not successful.
     *
     * <p>In Python: {@code r.successful()}, which throws {@code ValueError} before the result is ready.
     *
     * @return {@code true} if the work returned, {@code false} if it failed or was cancelled
     * @throws IllegalStateException if the result is not done
     */
    boolean isSuccessful();

    /**
     * Cancels the work, if it is not done. Items that no worker has started never run.
     *
     * <p>With {@code cancel(false)} running items run to their end, and their results are dropped. With {@code
     * cancel(true)} their workers are ended and replaced, whatever the tasks do. Other tasks that wait in these workers
     * are not lost. Cancelling a {@code map} cancels all of its unfinished items.
     *
     * <p>Does not wait. When it returns, the result is done.
     *
     * @param mayInterruptIfRunning whether to end the workers that run this work
     * @return {@code true} if this call cancelled the work, {@code false} if the work was done before
     */
    @Override
    boolean cancel(boolean mayInterruptIfRunning);

    /**
     * Adds a callback for the result. It never runs if the work fails or is cancelled.
     *
     * <p>If the result is done already, the callback runs soon. It never runs in the calling thread. Does not wait.
     *
     * <p>In Python: the {@code callback} argument of {@code apply_async}.
     *
     * @param callback what to do with the result
     * @return this
     */
    AsyncResult<R> onSuccess(Consumer<? super R> callback);

    /**
     * Adds a callback for the failure. It never runs if the work returns.
     *
     * <p>It gets the exception that {@link #join} would throw: a {@link ProcessPoolException}, or a {@link
     * CancellationException} if the work was cancelled. If the result is done already, the callback runs soon. It never
     * runs in the calling thread. Does not wait.
     *
     * <p>In Python: the {@code error_callback} argument of {@code apply_async}.
     *
     * @param callback what to do with the failure
     * @return this
     */
    AsyncResult<R> onFailure(Consumer<? super Throwable> callback);

    /**
     * Returns a new future that is completed when this result is done: with the result, with the {@link
     * ProcessPoolException}, or cancelled.
     *
     * <p>Cancelling the future cancels this result, with the same argument. Completing the future in another way, as
     * {@link CompletableFuture#orTimeout} does, does not affect this result. Stages that are added to the future
     * without an executor run where callbacks run, or in a thread that adds a stage or queries the future. Does not
     * wait.
     *
     * <p>In Python: {@code asyncio.wrap_future}, for executors only.
     *
     * @return a new future for each call
     */
    CompletableFuture<R> toCompletableFuture();
}
