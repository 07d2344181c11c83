package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts words in one map to which all write: a ConcurrentHashMap between threads, a manager's map between processes.
 */
final class ManagerMaps {
    private static final List<String> LINES = List.of(
            "a pool has workers and a worker has a task",
            "a task has a result and a result has a future",
            "workers come and workers go",
            "and a pool is a pool");
    private static final Map<String, Integer> COUNTS = Map.ofEntries(
            Map.entry("a", 9),
            Map.entry("pool", 3),
            Map.entry("has", 4),
            Map.entry("workers", 3),
            Map.entry("and", 4),
            Map.entry("worker", 1),
            Map.entry("task", 2),
            Map.entry("result", 2),
            Map.entry("future", 1),
            Map.entry("come", 1),
            Map.entry("go", 1),
            Map.entry("is", 1));

    private ManagerMaps() {}

    /** Takes any concurrent map; additions by {@code merge} are never lost, even if others add at the same time. */
    static void count(String line, ConcurrentMap<String, Integer> counts) {
        for (String word : line.split(" ", -1)) {
            counts.merge(word, 1, Integer::sum);
        }
    }

    static void run(Run run) throws Exception {
        ConcurrentMap<String, Integer> onThreads = new ConcurrentHashMap<>();
        Threads.run(
                () -> LINES.subList(0, 2).forEach(line -> count(line, onThreads)),
                () -> LINES.subList(2, 4).forEach(line -> count(line, onThreads)));
        run.say("threads:   %s", new TreeMap<>(onThreads));
        run.check("threads counted right", onThreads.equals(COUNTS));

        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            ConcurrentMap<String, Integer> onProcesses = manager.map();
            pool.withChunkSize(1).forEach(line -> count(line, onProcesses), LINES);
            run.say("processes: %s", new TreeMap<>(onProcesses));
            run.check("processes counted right", onProcesses.equals(COUNTS));
        }
        run.say("get and then put, as Python's d[word] += 1, would lose counts: merge and compute do not.");
    }
}
