/** What is measured, in a process of its own: each workload is one file, on any side that can run it. */
@NullMarked
package io.github.processpool.benchmarks.workloads;

import org.jspecify.annotations.NullMarked;
