package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.SerializableRunnable;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedLongArray;
import io.github.processpool.shared.SharedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;

/** The cost of one addition with each way of sharing a number, to choose one for frequent operations. */
final class SharingCosts {
    private static final int REQUESTS = 300;
    private static final int MEMORY_ACCESSES = 200_000;

    private SharingCosts() {}

    /**
     * Returns the nanoseconds of one addition in the second of two rounds; during the first the JVM compiles the code.
     */
    static double nanosPerAddition(int additions, SerializableRunnable addition) throws Exception {
        double nanos = 0;
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < additions; i++) {
                addition.run();
            }
            nanos = (double) (System.nanoTime() - start) / additions;
        }
        return nanos;
    }

    static void run(Run run) throws Exception {
        Map<String, Double> nanos = new LinkedHashMap<>();
        AtomicLong onThreads = new AtomicLong();
        nanos.put("threads: AtomicLong", nanosPerAddition(MEMORY_ACCESSES, onThreads::incrementAndGet));

        try (Manager manager = Manager.create();
                SharedLongArray array = SharedLongArray.create(1);
                Pool pool = Pool.create(1)) {
            SharedLong counter = manager.counter(0);
            SharedValue<Long> value = manager.value(0L);
            ConcurrentMap<String, Long> map = manager.map();
            SharedLong guarded = manager.counter(0);
            Lock lock = manager.lock();

            nanos.put(
                    "SharedLongArray",
                    pool.apply(() -> nanosPerAddition(MEMORY_ACCESSES, () -> array.getAndAdd(0, 1))));
            nanos.put("counter", pool.apply(() -> nanosPerAddition(REQUESTS, () -> counter.addAndGet(1))));
            nanos.put("value", pool.apply(() -> nanosPerAddition(REQUESTS, () -> value.updateAndGet(n -> n + 1))));
            nanos.put("map", pool.apply(() -> nanosPerAddition(REQUESTS, () -> map.merge("n", 1L, Long::sum))));
            nanos.put("lock, get, set", pool.apply(() -> nanosPerAddition(REQUESTS, () -> addUnder(lock, guarded))));

            tell(run, nanos);
            run.check(
                    "mapped memory has lost no addition",
                    onThreads.get() == 2 * MEMORY_ACCESSES && array.get(0) == 2 * MEMORY_ACCESSES);
            run.check(
                    "no shared object has lost one",
                    Stream.of(counter.get(), value.get(), map.get("n"), guarded.get())
                            .allMatch(sum -> sum == 2 * REQUESTS));
        }
    }

    private static void addUnder(Lock lock, SharedLong number) {
        lock.lock();
        try {
            number.set(number.get() + 1);
        } finally {
            lock.unlock();
        }
    }

    private static void tell(Run run, Map<String, Double> nanos) {
        List<List<String>> rows = new ArrayList<>();
        nanos.forEach((way, each) -> {
            String micros = String.format(Locale.ROOT, "%.3f", each / 1000);
            rows.add(List.of(way, micros));
            run.say("%-20s %10s microseconds an addition", way, micros);
        });
        run.say("Mapped memory is as fast as memory; every other operation is a request to the parent.");
        run.show(new Figure.Table("One addition to a shared number", List.of("with", "microseconds"), rows));
        run.show(new Figure.Bars(
                "One addition to a shared number",
                "microseconds",
                List.copyOf(nanos.keySet()),
                List.of(new Figure.Series(
                        "one worker",
                        nanos.values().stream().map(each -> each / 1000).toList()))));
    }
}
