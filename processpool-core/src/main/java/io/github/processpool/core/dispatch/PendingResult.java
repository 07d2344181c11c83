package io.github.processpool.core.dispatch;

import io.github.processpool.AsyncResult;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.wire.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The result of a call. It is completed once. */
final class PendingResult<R extends @Nullable Object> implements AsyncResult<R> {
    private static final Canceller NOTHING_LEFT = endRunning -> {};

    private final CompletableFuture<R> completion = new CompletableFuture<>();
    private final List<Runnable> early = new ArrayList<>(0); // callbacks from before the end; the lock of these two
    private boolean released; // callbacks go straight to their sequence
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

    /** Fails it without a need for memory, and completes what another way of ending it has left undone. */
    @SuppressWarnings("unchecked") // it never leaves this class
    void fail(MemoryShortage shortage) {
        boolean unused = completion.complete((R) shortage);
        release();
    }

    private boolean releaseIf(boolean ended) {
        if (ended) {
            release();
        }
        return ended;
    }

    private void release() {
        synchronized (early) {
            canceller = NOTHING_LEFT;
            released = true;
            while (!early.isEmpty()) {
                callbacks.add(early.get(0)); // which may find no memory, and is done again then
                early.remove(0);
            }
        }
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
        return error() == null;
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        return orWrap(completion.get());
    }

    private static <V extends @Nullable Object> V orWrap(V value) throws ExecutionException {
        if (value instanceof MemoryShortage shortage) {
            throw new ExecutionException(shortage.failure());
        }
        return value;
    }

    @Override
    public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return orWrap(completion.get(timeout, unit));
        } catch (TimeoutException e) {
            Duration waited = Duration.of(timeout, unit.toChronoUnit());
            TimeoutException explained =
                    new TimeoutException(what + " is not done after " + TimeText.of(waited) + "; it continues");
            explained.initCause(e);
            throw explained;
        }
    }

    @Override
    public R join() {
        try {
            return get();
        } catch (InterruptedException e) {
            cancel(true);
            Thread.currentThread().interrupt();
            throw new ProcessPoolException("interrupted while waiting for " + what + "; it was cancelled", e);
        } catch (ExecutionException e) {
            throw (ProcessPoolException) Objects.requireNonNull(e.getCause());
        }
    }

    /** Waits as {@link #join} does. To be called if no other code has this result. */
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
            if (error() == null) {
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
        synchronized (early) {
            if (!released) {
                early.add(callback);
                return;
            }
        }
        callbacks.add(callback);
    }

    /** Returns what join() throws; null if it returns. To be called when done. */
    private @Nullable Throwable error() {
        try {
            return completion.join() instanceof MemoryShortage shortage ? shortage.failure() : null;
        } catch (CompletionException e) {
            return e.getCause();
        } catch (CancellationException e) {
            return e;
        }
    }

    /**
     * A future whose cancelling cancels the call. A callback completes it, since what depends on it runs in the thread that
     * completes it. But a thread that asks for its state must not wait for callbacks, so each method that asks completes it
     * first if the call is done. {@link CompletableFuture} has no single method through which all of these go.
     */
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
