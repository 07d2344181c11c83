/**
 * Workers that are threads of this JVM, for debugging and tests: each runs what a worker process runs, between two pipes in
 * memory.
 */
@NullMarked
package io.github.processpool.core.inprocess;

import org.jspecify.annotations.NullMarked;
