package io.github.processpool;

/**
 * Is told how far a call has come.
 *
 * <p>A listener is called at a bounded rate, so it can miss steps, and a last time when the call has finished; not
 * when it was cancelled, its stream closed before its end, or the pool terminated. The calls for one submission come one
 * after the other, never at the same time, on the pool's executor for callbacks. What a listener throws is logged and
 * harms nothing.
 *
 * @see Pool#withProgress
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Takes note of the progress.
     *
     * @param progress how far the call has come
     */
    void onProgress(Progress progress);
}
