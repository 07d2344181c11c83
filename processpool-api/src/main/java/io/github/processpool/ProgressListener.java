package io.github.processpool;

/**
 * Receives reports on the progress of a call.
 *
 * <p>A listener is called at a bounded rate, so it may miss steps. The last report is made when the call has finished,
 * but not if it was cancelled, its stream was closed before its end, or the pool was terminated. Reports on one call
 * come one after the other, never at the same time, on the pool's executor for callbacks. If a listener throws, the
 * exception is logged and has no other effect.
 *
 * @see Pool#withProgress
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Receives a report.
     *
     * @param progress the progress of the call
     */
    void onProgress(Progress progress);
}
