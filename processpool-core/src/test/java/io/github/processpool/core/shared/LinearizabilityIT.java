package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.shared.History.Op;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedBarrier;
import io.github.processpool.shared.SharedLock;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedQueue;
import io.github.processpool.shared.SharedValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four workers do at random what they can with the same objects, some of them being killed meanwhile, and what they saw
 * must be possible one after the other. A run prints its seed.
 */
@ExtendWith(NoLeaks.class)
@Timeout(180)
class LinearizabilityIT {
    private static final long SEED = Long.getLong("processpool.histories.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("processpool.histories.rounds", 12);
    private static final int WORKERS = 4;
    private static final int STEPS = 60;

    record Shared(
            SharedLong counter,
            SharedValue<String> value,
            ConcurrentMap<String, String> map,
            SharedQueue<String> queue,
            SharedLock lock,
            SharedBarrier start) {
        static Shared of(Manager manager) {
            return new Shared(
                    manager.counter(0),
                    manager.value(""),
                    manager.map(),
                    manager.queue(2),
                    manager.lock(),
                    manager.barrier(WORKERS));
        }
    }

    static void play(Shared shared, History history, long seed, boolean dies) throws Exception {
        Random random = new Random(seed);
        shared.start.await(Duration.ofSeconds(40));
        int last = dies ? random.nextInt(STEPS) : STEPS;
        boolean locked = false;
        int micros = random.nextInt(300);
        Thread death = new Thread(() -> halt(micros));
        for (int i = 0; i < STEPS; i++) {
            if (i == last) {
                death.start();
            }
            String mark = history.actor() + (char) ('a' + random.nextInt(3));
            switch (random.nextInt(5)) {
                case 0 -> count(shared.counter, history, random);
                case 1 -> set(shared.value, history, random, mark);
                case 2 -> put(shared.map, history, random, mark);
                case 3 -> queue(shared.queue, history, random, mark);
                default -> locked = lock(shared.lock, history, locked);
            }
        }
        if (locked) {
            lock(shared.lock, history, true);
        }
        if (dies) {
            death.join(); // otherwise the worker would end in its next task, for which others wait
        }
    }

    /** In the middle of the task's work. */
    private static void halt(int micros) {
        long end = System.nanoTime() + micros * 1000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(9);
    }

    private static void count(SharedLong counter, History history, Random random) throws Exception {
        if (random.nextBoolean()) {
            history.run("counter", "add 1", () -> counter.addAndGet(1));
        } else {
            long expected = random.nextInt(6);
            history.run("counter", "cas " + expected + " 0", () -> counter.compareAndSet(expected, 0));
        }
    }

    private static void set(SharedValue<String> value, History history, Random random, String mark) throws Exception {
        switch (random.nextInt(4)) {
            case 0 -> history.run("value", "get", value::get);
            case 1 -> history.run("value", "append " + mark, () -> value.updateAndGet(before -> before + mark));
            case 2 ->
                history.run("value", "set " + mark, () -> {
                    value.set(mark);
                    return "";
                });
            default -> history.run("value", "cas " + mark + " x", () -> value.compareAndSet(mark, "x"));
        }
    }

    private static void put(ConcurrentMap<String, String> map, History history, Random random, String mark)
            throws Exception {
        String key = "key" + random.nextInt(2);
        switch (random.nextInt(5)) {
            case 0 -> history.run(key, "put " + mark, () -> map.put(key, mark));
            case 1 -> history.run(key, "putIfAbsent " + mark, () -> map.putIfAbsent(key, mark));
            case 2 -> history.run(key, "remove", () -> map.remove(key));
            case 3 -> history.run(key, "merge " + mark, () -> map.merge(key, mark, String::concat));
            default -> history.run(key, "replace " + mark + " x", () -> map.replace(key, mark, "x"));
        }
    }

    private static void queue(SharedQueue<String> queue, History history, Random random, String mark) throws Exception {
        if (random.nextBoolean()) {
            history.run("queue", "offer " + mark, () -> queue.offer(mark));
        } else {
            history.run("queue", "poll", queue::poll);
        }
    }

    private static boolean lock(SharedLock lock, History history, boolean locked) throws Exception {
        if (!locked) {
            boolean[] taken = new boolean[1];
            history.run("lock", "tryLock", () -> taken[0] = lock.tryLock());
            return taken[0];
        }
        history.run("lock", "unlock", () -> {
            lock.unlock();
            return "";
        });
        return false;
    }

    @Tag("slow")
    @Test
    void whatWorkersSeeIsPossibleOneAfterTheOther(@TempDir Path dir) throws Exception {
        System.out.println("histories: " + ROUNDS + " rounds, seed " + SEED);
        Random random = new Random(SEED);
        try (Pool pool = Pool.create(WORKERS)) {
            for (int round = 0; round < ROUNDS; round++) {
                check(pool, dir.resolve("round" + round + "-"), random);
            }
        }
    }

    private static void check(Pool pool, Path prefix, Random random) throws Exception {
        List<History> histories = new ArrayList<>();
        try (Manager manager = Manager.create()) {
            Shared shared = Shared.of(manager);
            List<AsyncResult<Void>> running = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                History history = new History(Path.of(prefix + "" + i), "w" + i);
                histories.add(history);
                long seed = random.nextLong();
                boolean dies = i > 1 && random.nextBoolean();
                running.add(pool.runAsync(() -> play(shared, history, seed, dies)));
            }
            for (AsyncResult<Void> task : running) {
                awaitEnd(task);
            }
        }
        for (Map.Entry<String, List<Op>> object : byObject(histories).entrySet()) {
            assertThat(Linearizability.holds(model(object.getKey()), initial(object.getKey()), object.getValue()))
                    .as("seed %s: %s", SEED, object.getValue())
                    .isTrue();
        }
    }

    private static void awaitEnd(AsyncResult<Void> task) {
        try {
            task.join();
        } catch (ProcessPoolException e) {
            assertThat(e).isInstanceOf(io.github.processpool.WorkerCrashedException.class);
        }
    }

    private static Map<String, List<Op>> byObject(List<History> histories) throws IOException {
        Map<String, List<Op>> all = new LinkedHashMap<>();
        for (History history : histories) {
            for (Map.Entry<String, List<Op>> object : history.read().entrySet()) {
                List<Op> ops = all.computeIfAbsent(object.getKey(), any -> new ArrayList<>());
                ops.addAll(object.getValue());
                if (object.getKey().equals("lock")) {
                    ops.add(death(object.getValue()));
                }
            }
        }
        return all;
    }

    /** Whoever ends gives the lock back, if he has it, some time after what he did last. */
    private static Op death(List<Op> ops) {
        Op last = ops.get(ops.size() - 1);
        return new Op(last.actor(), "lock", "unlock", last.start(), Long.MAX_VALUE, null);
    }

    private static Linearizability.Model model(String object) {
        return switch (object) {
            case "counter" -> Models::counter;
            case "value" -> Models::value;
            case "queue" -> Models::queue;
            case "lock" -> Models::lock;
            default -> Models::entry;
        };
    }

    private static String initial(String object) {
        return switch (object) {
            case "counter" -> "0";
            case "value", "queue" -> "";
            case "lock" -> "free";
            default -> "null";
        };
    }

    @Test
    void checkerFindsWhatIsNotPossible() {
        Op one = new Op("w0", "counter", "add 1", 1, 2, "1");
        Op same = new Op("w1", "counter", "add 1", 3, 4, "1");
        Op overlapping = new Op("w1", "counter", "add 1", 1, 4, "2");
        Op swapped = new Op("w1", "queue", "poll", 5, 6, "b");

        assertThat(Linearizability.holds(Models::counter, "0", List.of(one, same)))
                .isFalse();
        assertThat(Linearizability.holds(Models::counter, "0", List.of(one, overlapping)))
                .isTrue();
        assertThat(Linearizability.holds(
                        Models::queue,
                        "",
                        List.of(
                                new Op("w0", "queue", "offer a", 1, 2, "true"),
                                new Op("w0", "queue", "offer b", 3, 4, "true"),
                                swapped)))
                .isFalse();
    }
}
