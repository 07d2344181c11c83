/**
 * Worker processes: how they are started, watched, ended and replaced. This room knows nothing of tasks; it tells what
 * happens to a worker through {@link io.github.processpool.core.supervise.WorkerEvents}.
 */
@NullMarked
package io.github.processpool.core.supervise;

import org.jspecify.annotations.NullMarked;
