package io.github.processpool.benchmarks.workloads;

/** A workload that is measured on one side. */
interface Workload {
    void run(Side.Opener side, Sizes sizes) throws Exception;
}
