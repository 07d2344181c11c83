/** The workloads, one in each file. Each runs in a process of its own, on any side that supports it. */
@NullMarked
package io.github.processpool.benchmarks.workloads;

import org.jspecify.annotations.NullMarked;
