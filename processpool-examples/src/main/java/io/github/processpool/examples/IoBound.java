package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.examples.FourWays.Timed;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tasks that wait for a disk, a database or a server. A waiting thread costs next to nothing, so there may be one for
 * each task; a waiting process is a whole JVM.
 */
final class IoBound {
    private static final int TASKS = 8;
    private static final int WAIT_MILLIS = 100;

    private IoBound() {}

    /** The time during which a task waited. */
    record Waited(Instant from, Instant to) {
        boolean includes(Instant moment) {
            return !from.isAfter(moment) && to.isAfter(moment);
        }
    }

    /** Stands for a request to something slow. */
    static Waited request(int number) throws InterruptedException {
        Instant from = Instant.now();
        Thread.sleep(WAIT_MILLIS);
        return new Waited(from, Instant.now());
    }

    static void run(Run run) throws Exception {
        List<Integer> requests = IntStream.range(0, TASKS).boxed().toList();
        FourWays<Integer, Waited> ways = new FourWays<>(IoBound::request, requests);
        try (Pool pool = Pool.create(Workers.atLeastTwo(run))) {
            Workers.awaitAll(pool);
            List<Timed<Waited>> done = ways.run(TASKS, pool);
            ways.show(run, TASKS + " tasks that wait for " + WAIT_MILLIS + " ms");
            for (Timed<Waited> way : done) {
                long together = mostTogether(way.results());
                boolean alone = way.way().equals("one thread");
                run.say("on %s, %d waited at the same time", way.way(), together);
                run.check(
                        way.way() + (alone ? ": one after the other" : ": some at the same time"),
                        alone == (together == 1));
            }
        }
        run.say("For waiting, threads are the better choice: one more process is a JVM (see process-costs).");
    }

    /** Returns the largest number of tasks that waited at the same moment; that moment is the start of one of them. */
    private static long mostTogether(List<Waited> waits) {
        return waits.stream()
                .mapToLong(each -> waits.stream()
                        .filter(other -> other.includes(each.from()))
                        .count())
                .max()
                .orElse(0);
    }
}
