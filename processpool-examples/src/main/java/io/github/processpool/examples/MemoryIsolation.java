package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.Worker;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedBarrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A static field has one value in each process; threads share one value. */
final class MemoryIsolation {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private MemoryIsolation() {}

    /** A worker's value of the field. */
    record Seen(int worker, int number) {}

    /**
     * Adds to the field of the worker that runs this. Each worker runs one task, because all tasks wait for each other.
     */
    static Seen add(SharedBarrier everybody) throws Exception {
        everybody.await(PATIENCE);
        int worker = Worker.current().id();
        return new Seen(worker, NUMBER.addAndGet(10 * (worker + 1)));
    }

    static void run(Run run) throws Exception {
        NUMBER.set(100);
        Threads.run(() -> NUMBER.addAndGet(10), () -> NUMBER.addAndGet(20));
        run.say("threads:   the field was 100, two threads added 10 and 20, now it is %d", NUMBER.get());
        run.check("threads share it", NUMBER.get() == 130);

        int workers = Workers.atLeastTwo(run);
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(workers)) {
            SharedBarrier everybody = manager.barrier(workers);
            List<Integer> tasks = IntStream.range(0, workers).boxed().toList();
            List<Seen> seen = pool.withChunkSize(1).map(task -> add(everybody), tasks).stream()
                    .sorted(Comparator.comparingInt(Seen::worker))
                    .toList();
            seen.forEach(each -> run.say("worker %d:  the field is %d", each.worker(), each.number()));
            run.say("program:   the field is still %d", NUMBER.get());
            run.check(
                    "each worker has its own field, which began at 0",
                    seen.equals(tasks.stream()
                            .map(id -> new Seen(id, 10 * (id + 1)))
                            .toList()));
            run.check("the program's field is unchanged", NUMBER.get() == 130);
            argumentsAreCopies(run, pool);
        }
    }

    private static void argumentsAreCopies(Run run, Pool pool) {
        List<Integer> mine = new ArrayList<>(List.of(1, 2));
        int length = pool.apply(
                list -> {
                    list.add(3);
                    return list.size();
                },
                mine);
        run.say("a task made a list of 2 one of %d; here it has %d still", length, mine.size());
        run.check("a task gets a copy of its argument", length == 3 && mine.equals(List.of(1, 2)));
    }
}
