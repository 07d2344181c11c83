package io.github.processpool.core.dispatch;

import io.github.processpool.AsyncResult;
import io.github.processpool.ProcessPoolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The result of a call, to be completed once by whoever collects it. */
final class PendingResult<R extends @Nullable Object> implements AsyncResult<R> {
    private static final Canceller NOTHING_LEFT = endRunning -> {};

    private final CompletableFuture<R> completion = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> early = new ArrayList<>(0); // callbacks from before the end, under the lock
    private boolean released; // under the lock: callbacks go straight to their sequence
    private final Callbacks.Sequence callbacks;
    private final String what;
    private volatile Canceller canceller = NOTHING_LEFT; // dropped with the call's end: it holds all of the call

    /** Drops what a cancelled call has left to do. */
    interface Canceller {
        /** Called once, after the result was cancelled. */
        void cancelled(boolean endRunning);
    }

    PendingResult(Callbacks callbacks, String what) {
        this.callbacks = callbacks.new Sequence();
        this.what = what;
    }

    void whenCancelled(Canceller action) {
        canceller = action;
    }

    boolean complete(R value) {
        return releaseIf(completion.complete(value));
    }

    boolean fail(ProcessPoolException error) {
        return releaseIf(completion.completeExceptionally(error));
    }

    private boolean releaseIf(boolean ended) {
        if (ended) {
            lock.lock();
            try {
                released = true;
                early.forEach(callbacks::add);
                early.clear();
                canceller = NOTHING_LEFT;
            } finally {
                lock.unlock();
            }
        }
        return ended;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        Canceller left = canceller;
        boolean cancelled =
                releaseIf(completion.completeExceptionally(new CancellationException(what + " was cancelled")));
        if (cancelled) {
            left.cancelled(mayInterruptIfRunning);
        }
        return cancelled;
    }

    @Override
    public boolean isCancelled() {
        return completion.isCancelled();
    }

    @Override
    public boolean isDone() {
        return completion.isDone();
    }

    @Override
    public boolean isSuccessful() {
        if (!isDone()) {
            throw new IllegalStateException(what + " is not done yet: wait with await(Duration) or get() first");
        }
        return !completion.isCompletedExceptionally();
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        return completion.get();
    }

    @Override
    public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return completion.get(timeout, unit);
        } catch (TimeoutException e) {
            TimeoutException explained = new TimeoutException(what + " is not done after " + timeout + " "
                    + unit.toString().toLowerCase(Locale.ROOT) + "; it goes on");
            explained.initCause(e);
            throw explained;
        }
    }

    @Override
    public R join() {
        try {
            return completion.get();
        } catch (InterruptedException e) {
            cancel(true);
            Thread.currentThread().interrupt();
            throw new ProcessPoolException("interrupted while waiting for " + what + "; it was cancelled", e);
        } catch (ExecutionException e) {
            throw (ProcessPoolException) Objects.requireNonNull(e.getCause());
        }
    }

    /** Waits as {@link #join} does, for a caller who shares this result with nobody. */
    R joinAlone() {
        try {
            return join();
        } catch (ProcessPoolException e) {
            throw CallerTrace.putInto(e);
        }
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        try {
            Object unused = completion.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | CancellationException e) {
            return true; // done; how, is for get() to tell
        }
        return true;
    }

    @Override
    public AsyncResult<R> onSuccess(Consumer<? super R> callback) {
        Objects.requireNonNull(callback, "callback");
        whenDone(() -> {
            if (!completion.isCompletedExceptionally()) {
                callback.accept(completion.join());
            }
        });
        return this;
    }

    @Override
    public AsyncResult<R> onFailure(Consumer<? super Throwable> callback) {
        Objects.requireNonNull(callback, "callback");
        whenDone(() -> {
            Throwable error = error();
            if (error != null) {
                callback.accept(error);
            }
        });
        return this;
    }

    @Override
    public CompletableFuture<R> toCompletableFuture() {
        CancellingFuture future = new CancellingFuture();
        whenDone(future::follow);
        future.followIfDone();
        return future;
    }

    private void whenDone(Runnable callback) {
        lock.lock();
        try {
            if (!released) {
                early.add(callback);
                return;
            }
        } finally {
            lock.unlock();
        }
        callbacks.add(callback);
    }

    /** Returns what join() throws; null if it returns. To be called when done. */
    private @Nullable Throwable error() {
        try {
            completion.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        } catch (CancellationException e) {
            return e;
        }
    }

    /** Cancelling the future cancels the call. Whoever asks it need not wait for the callbacks to be told. */
    private final class CancellingFuture extends CompletableFuture<R> {
        void follow() {
            Throwable error = error();
            if (error == null) {
                complete(completion.join());
            } else {
                completeExceptionally(error);
            }
        }

        void followIfDone() {
            if (!super.isDone() && PendingResult.this.isDone()) {
                follow();
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            PendingResult.this.cancel(mayInterruptIfRunning);
            followIfDone();
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public R get() throws InterruptedException, ExecutionException {
            followIfDone();
            return super.get();
        }

        @Override
        public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            followIfDone();
            return super.get(timeout, unit);
        }

        @Override
        public R join() {
            followIfDone();
            return super.join();
        }

        @Override
        public boolean isDone() {
            followIfDone();
            return super.isDone();
        }

        @Override
        public boolean isCancelled() {
            followIfDone();
            return super.isCancelled();
        }

        @Override
        public boolean isCompletedExceptionally() {
            followIfDone();
            return super.isCompletedExceptionally();
        }

        @Override
        public R getNow(R absent) {
            followIfDone();
            return super.getNow(absent);
        }
    }
}
