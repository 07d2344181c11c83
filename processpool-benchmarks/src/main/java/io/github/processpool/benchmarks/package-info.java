/**
 * Measures this library beside threads, Python's {@code multiprocessing.Pool} and bare JVMs, and writes what it found to
 * a page. {@link io.github.processpool.benchmarks.SideBySide} starts a fresh process for each measurement; what runs in
 * it is in {@code workloads}.
 */
@NullMarked
package io.github.processpool.benchmarks;

import org.jspecify.annotations.NullMarked;
