/**
 * How many worker processes there are: places, starts, pauses after failed starts, replacement. This room does not know
 * what workers work on; it tells what happens to them through {@link io.github.processpool.core.supervise.WorkerEvents}.
 */
@NullMarked
package io.github.processpool.core.supervise;

import org.jspecify.annotations.NullMarked;
