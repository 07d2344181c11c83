package io.github.processpool.benchmarks.workloads;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of the process that has the pool, all its threads together. */
final class ParentCpu {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long startNanos = SYSTEM.getProcessCpuTime();

    double nanosPer(long items) {
        return (double) (SYSTEM.getProcessCpuTime() - startNanos) / items;
    }
}
