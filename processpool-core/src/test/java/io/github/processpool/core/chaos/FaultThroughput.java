package io.github.processpool.core.chaos;

import io.github.processpool.Pool;
import io.github.processpool.WorkerStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Measures what faults cost: the same work again and again, in turns with nothing happening and with one worker killed
 * each second, side by side on one pool. Run it with the number of pairs, the seconds of one run, and the number of
 * workers.
 */
final class FaultThroughput {
    private static final int ITEM_MICROS = 1_000;
    private static final long KILL_PAUSE_MILLIS = 1_000;

    private final Pool pool;
    private final int items;
    private final Random random = new Random(1);
    private int kills;

    private FaultThroughput(Pool pool, int items) {
        this.pool = pool;
        this.items = items;
    }

    public static void main(String[] args) throws InterruptedException {
        int pairs = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int workers = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        int items = (int) (seconds * TimeUnit.SECONDS.toMicros(1) / ITEM_MICROS)
                * Math.min(workers, Runtime.getRuntime().availableProcessors());
        try (Pool pool = Pool.create(workers)) {
            new FaultThroughput(pool, items).compare(pairs);
        }
    }

    private void compare(int pairs) throws InterruptedException {
        System.out.println(items + " items of counting, " + pool.workers() + " workers, "
                + Runtime.getRuntime().availableProcessors() + " processors");
        work(); // warms up
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            Duration calm = work();
            int before = kills;
            Duration struck = workStruck();
            double ratio = (double) struck.toNanos() / calm.toNanos();
            ratios.add(ratio);
            System.out.printf(
                    "calm %.1f s, with %d kills %.1f s: ratio %.2f%n",
                    calm.toMillis() / 1e3, kills - before, struck.toMillis() / 1e3, ratio);
        }
        Collections.sort(ratios);
        System.out.printf(
                "ratio: median %.2f, from %.2f to %.2f%n", ratios.get(pairs / 2), ratios.get(0), ratios.get(pairs - 1));
    }

    private Duration workStruck() throws InterruptedException {
        Thread killer = new Thread(this::killEachSecond, "killer");
        killer.start();
        try {
            return work();
        } finally {
            killer.interrupt();
            killer.join();
        }
    }

    private Duration work() {
        long begin = System.nanoTime();
        // An item that a kill has cost runs again, so that the same work is done.
        List<Integer> results = pool.withRetries(100)
                .map(FaultThroughput::busy, IntStream.range(0, items).boxed().toList());
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        if (!results.equals(IntStream.range(0, items).boxed().toList())) {
            throw new AssertionError("wrong results");
        }
        return taken;
    }

    /** Keeps a processor busy by counting, not by the clock: the same work, however many share the processor. */
    private static int busy(int item) {
        long x = item;
        for (int i = 0; i < ITEM_MICROS * 300; i++) {
            x = x * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        return x == 0 ? -1 : item;
    }

    private void killEachSecond() {
        try {
            while (true) {
                Thread.sleep(KILL_PAUSE_MILLIS);
                List<Long> pids = pool.stats().perWorker().stream()
                        .map(WorkerStats::pid)
                        .filter(pid -> pid > 0)
                        .toList();
                if (!pids.isEmpty()) {
                    long victim = pids.get(random.nextInt(pids.size()));
                    ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
                    kills++;
                }
            }
        } catch (InterruptedException e) {
            // The work is done.
        }
    }
}
