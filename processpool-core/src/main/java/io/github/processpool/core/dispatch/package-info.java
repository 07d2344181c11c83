/**
 * What was asked of a pool, and how it gets to the workers: the queue, chunks, which worker gets what, deadlines, retries, and the
 * collecting of results.
 */
@NullMarked
package io.github.processpool.core.dispatch;

import org.jspecify.annotations.NullMarked;
