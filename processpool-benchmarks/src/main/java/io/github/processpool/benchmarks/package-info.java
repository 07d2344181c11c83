/**
 * Measures this library, threads, Python's {@code multiprocessing.Pool} and bare JVMs, and writes the figures to a
 * page. {@link io.github.processpool.benchmarks.SideBySide} starts a new process for each measurement; the code of that
 * process is in {@code workloads}.
 */
@NullMarked
package io.github.processpool.benchmarks;

import org.jspecify.annotations.NullMarked;
