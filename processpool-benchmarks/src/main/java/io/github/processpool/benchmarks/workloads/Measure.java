package io.github.processpool.benchmarks.workloads;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures workloads on one side: {@code Measure pool large-map,burst ints=1000000 ...}. Prints the figures. */
public final class Measure {
    private static final Map<String, Side.Opener> SIDES = Map.of("pool", PoolSide::open, "threads", ThreadSide::open);

    private static final Map<String, Workload> WORKLOADS = Map.ofEntries(
            Map.entry("prepare", Archive::prepare),
            Map.entry("start", Starting::withArchive),
            Map.entry("start-plain", Starting::withoutArchive),
            Map.entry("small-map", SmallMap::run),
            Map.entry("large-map", LargeMap::run),
            Map.entry("single-calls", SingleCalls::run),
            Map.entry("burst", Burst::run),
            Map.entry("large-values", LargeValues::run),
            Map.entry("computing", Computing::run),
            Map.entry("skewed", SkewedTasks::run),
            Map.entry("idle", IdleMemory::run),
            Map.entry("recovery", Recovery::run),
            Map.entry("orphans", Orphans::run),
            Map.entry("cancelling", Cancelling::run),
            Map.entry("scale", Scale::run),
            Map.entry("task-size", TaskSize::run),
            Map.entry("stream", LongStream::run),
            Map.entry("warming-up", WarmingUp::run),
            Map.entry("shared", SharedData::run));

    private Measure() {}

    /** Runs the workloads that the arguments name. */
    public static void main(String[] arguments) throws Exception {
        Sizes sizes = new Sizes(Arrays.asList(arguments).subList(2, arguments.length));
        for (String workload : arguments[1].split(",", -1)) {
            run(arguments[0], workload, sizes);
        }
    }

    private static void run(String sideName, String name, Sizes sizes) throws Exception {
        if (sideName.equals("bare")) {
            BareJvms.run(name, sizes);
            return;
        }
        Side.Opener side = known(SIDES.get(sideName), sideName);
        known(WORKLOADS.get(name), name).run(side, sizes);
    }

    private static <T> T known(@Nullable T found, String name) {
        if (found == null) {
            throw new IllegalArgumentException("unknown: " + name + "; there are " + List.copyOf(WORKLOADS.keySet()));
        }
        return found;
    }
}
