/**
 * What was asked of a pool, and how it gets to the workers: the queue, chunks, hand-out, deadlines, retries, and the
 * collecting of results.
 */
@NullMarked
package io.github.processpool.core.dispatch;

import org.jspecify.annotations.NullMarked;
