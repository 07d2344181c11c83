package io.github.processpool.core.dispatch;

import io.github.processpool.Progress;
import io.github.processpool.ProgressListener;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts the answers to one call and tells its listener, at most ten times a second and once at the end, on a callback
 * thread. A report that the listener was too slow for is left out rather than queued.
 */
final class ProgressReports {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final @Nullable ProgressListener listener;
    private final Callbacks.Sequence callbacks;
    private final Runnable report = this::report; // made in advance: see Patiently
    private final OptionalLong total;
    private final long start = System.nanoTime();
    private long done; // this and the rest under this object's lock
    private long failed;
    private long lastReport = start - INTERVAL_NANOS;
    private boolean reporting;
    private boolean concluded; // the listener knows that all is done

    ProgressReports(@Nullable ProgressListener listener, Callbacks callbacks, OptionalLong total) {
        this.listener = listener;
        this.callbacks = callbacks.new Sequence();
        this.total = total;
    }

    void answered(boolean failure) {
        if (listener == null) {
            return;
        }
        synchronized (this) {
            done++;
            failed += failure ? 1 : 0;
            if (total.isPresent() && done == total.getAsLong()) {
                callbacks.add(report);
                return;
            }
            long now = System.nanoTime();
            if (reporting || now - lastReport < INTERVAL_NANOS) {
                return;
            }
            reporting = true;
            lastReport = now;
        }
        callbacks.add(report);
    }

    /** Tells the final state of a call that no answer ends: its total is not known, or there was nothing to do. */
    void ended() {
        if (listener != null) {
            callbacks.add(report);
        }
    }

    private void report() {
        Progress progress;
        synchronized (this) {
            reporting = false;
            if (concluded) {
                return; // the report before this one was late enough to say it
            }
            concluded = total.isPresent() && done == total.getAsLong();
            progress = new Progress(done, total, failed, timeLeft());
        }
        if (listener != null) {
            listener.onProgress(progress);
        }
    }

    private Optional<Duration> timeLeft() {
        if (total.isEmpty() || done == 0) {
            return Optional.empty();
        }
        double nanosPerItem = (double) (System.nanoTime() - start) / done;
        return Optional.of(Duration.ofNanos((long) (nanosPerItem * (total.getAsLong() - done))));
    }
}
