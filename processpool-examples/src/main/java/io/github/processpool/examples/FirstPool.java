package io.github.processpool.examples;

import io.github.processpool.Pool;
import java.util.List;

/** The smallest program: a function runs in other processes, and its results are returned in order. */
final class FirstPool {
    private FirstPool() {}

    static int square(int x) {
        return x * x;
    }

    static void run(Run run) {
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            List<Integer> squares = pool.map(FirstPool::square, List.of(1, 2, 3, 4));
            run.say("pool.map(square, [1, 2, 3, 4]) returned %s", squares);
            run.check("these are the squares, in order", squares.equals(List.of(1, 4, 9, 16)));

            long here = ProcessHandle.current().pid();
            long there = pool.apply(() -> ProcessHandle.current().pid());
            run.say("this program is process %d, the task was run by process %d", here, there);
            run.check("a task runs in another process", here != there);
        }
    }
}
