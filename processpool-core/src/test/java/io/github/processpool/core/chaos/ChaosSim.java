package io.github.processpool.core.chaos;

import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.WorkerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several threads use one pool in every way, while its workers are killed, stopped, made to exit, print and run out of
 * memory at random. Every outcome is compared with a model, every run of an item with its outcome, and what is held at
 * the end with what was held at the beginning. The seed, which is printed, makes the same calls again, though not the
 * same timing.
 *
 * <p>Run it with the seconds that it is to take, and a seed if you have one. It exits with 1 if anything was wrong.
 */
final class ChaosSim {
    private static final int WORKERS = 4;
    private static final int CLIENTS = 6;
    private static final int MEAN_PAUSE_MILLIS = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long WORKER_MEMORY_BYTES = 96L << 20;

    private final Totals totals = new Totals();
    private final Weather weather = new Weather();
    private final Register register = new Register(totals);
    private final LongAdder outputLines = new LongAdder();
    private final Path directory;
    private final Path ledger;
    private final Random seeds;

    private ChaosSim(Path directory, long seed) {
        this.directory = directory;
        ledger = directory.resolve("ledger");
        seeds = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        Duration duration = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 60);
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        List<String> violations = run(duration, seed);
        violations.forEach(System.out::println);
        System.exit(violations.isEmpty() ? 0 : 1);
    }

    /** Runs for so long, prints a line of totals, and returns what was wrong. */
    static List<String> run(Duration duration, long seed) throws Exception {
        System.out.println("chaos: " + duration.toSeconds() + " s, seed " + seed);
        Path directory = Files.createTempDirectory("chaos-");
        ChaosSim sim = new ChaosSim(directory, seed);
        try {
            sim.run(duration);
        } finally {
            sim.deleteFiles();
        }
        return sim.totals.violations();
    }

    private void run(Duration duration) throws Exception {
        long begin = System.nanoTime();
        // A first pool loads all classes and opens what the JVM opens once; the second must need no more than it.
        Held warm =
                useAndClose(duration.compareTo(WARM_UP.multipliedBy(4)) > 0 ? WARM_UP : duration.dividedBy(4), null);
        Held end = useAndClose(duration.minusNanos(System.nanoTime() - begin), warm);
        long runs = register.compareWith(ledger);
        System.out.printf(
                "chaos: %d s, %s, %d runs, %d restarts, %d retries, %d lines printed; warm: %s; at the end: %s; %d"
                        + " violations%n",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                totals,
                runs,
                warm.stats.restarts() + end.stats.restarts(),
                warm.stats.retried() + end.stats.retried(),
                outputLines.sum(),
                warm,
                end,
                totals.violations().size());
    }

    /** What is held while a pool has nothing to do, and what after its end. */
    private record Held(Census idle, Census closed, PoolStats stats) {
        @Override
        public String toString() {
            return idle + ", closed: " + closed;
        }
    }

    private Held useAndClose(Duration length, @Nullable Held before) throws Exception {
        Census idle;
        PoolStats stats;
        try (Pool pool = newPool()) {
            storm(pool, length);
            awaitIdle(pool);
            idle = settled(before == null ? null : before.idle);
            stats = pool.stats();
        }
        return new Held(idle, settled(before == null ? null : before.closed), stats);
    }

    private Pool newPool() {
        return Pool.builder()
                .name("chaos")
                .workers(WORKERS)
                .maxMemoryPerWorker(WORKER_MEMORY_BYTES)
                .jvmOptions(Ledger.option(ledger))
                .workerOutput(line -> outputLines.increment())
                .build();
    }

    /** Clients make calls while workers are struck, for the given time; calls that were begun finish afterwards. */
    private void storm(Pool pool, Duration length) throws InterruptedException {
        long deadline = System.nanoTime() + length.toNanos();
        Thread storm = new Thread(new Storm(pool, weather, totals, seeds.nextLong(), MEAN_PAUSE_MILLIS), "chaos-storm");
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Thread(
                    new Client(pool, register, weather, totals, seeds.nextLong(), deadline), "chaos-client-" + i));
        }
        clients.forEach(Thread::start);
        storm.start();
        for (Thread client : clients) {
            client.join(length.plus(PATIENCE).toMillis());
            if (client.isAlive()) {
                totals.violation("a call does not end: " + List.of(client.getStackTrace()) + " on " + pool.stats());
            }
        }
        storm.interrupt();
        storm.join();
    }

    /** Waits until all workers have nothing to do: what was cancelled may still have run. */
    private void awaitIdle(Pool pool) throws InterruptedException {
        long begin = System.nanoTime();
        while (!pool.stats().perWorker().stream().allMatch(worker -> worker.state() == WorkerState.IDLE)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                totals.violation("the pool is not at its full strength after " + PATIENCE + ": " + pool.stats());
                return;
            }
            Thread.sleep(20);
        }
    }

    /** Threads that are kept for a while end by and by; what is too much after that is a leak. */
    private Census settled(@Nullable Census before) throws Exception {
        long begin = System.nanoTime();
        Census now = Census.take();
        while (before == null ? isUnsteady(now) : now.exceeds(before, register.bytes())) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                totals.violation("a leak: " + now + ", and before: " + before);
                return now;
            }
            Thread.sleep(500);
            now = Census.take();
        }
        return now;
    }

    private static boolean isUnsteady(Census census) throws Exception {
        Thread.sleep(2_500); // longer than any thread is kept
        return Census.take().threads() != census.threads();
    }

    private void deleteFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
