package io.github.processpool.benchmarks.workloads;

import io.github.processpool.SerializableFunction;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedDoubleArray;
import io.github.processpool.shared.SharedLock;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedLongArray;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;

/** Operations of two workers at the same time on shared objects. */
final class SharedData {
    private static final int WORKERS = 2;
    private static final int QUEUE_CAPACITY = 1000;
    private static final int KEYS = 1000;
    private static final int SUMS = 10;

    private SharedData() {}

    static void run(Side.Opener sides, Sizes sizes) throws Exception {
        int count = sizes.get("shared-operations");
        double seconds = sizes.seconds("seconds");
        try (Side side = sides.open(WORKERS)) {
            Meeting.hold(side, WORKERS);
            Workers workers = new Workers(side, seconds, sizes.seconds("warm-up"));
            managed(workers, count);
            mapped(workers, sizes.get("doubles"), 100 * count);
        }
    }

    private static void managed(Workers workers, int count) throws Exception {
        try (Manager manager = Manager.create()) {
            SharedLong counter = manager.counter(0);
            workers.rate("shared.get", count, n -> get(counter, n));
            workers.rate("shared.count", count, n -> increment(counter, n));
            Figures.check(counter.get() % (2L * count) == 0 && counter.get() > 0);
            BlockingQueue<Integer> queue = manager.queue(QUEUE_CAPACITY);
            workers.rate("shared.queue", count, n -> put(queue, n), n -> take(queue, n));
            ConcurrentMap<Integer, Integer> map = manager.map();
            workers.rate("shared.map", count, n -> put(map, n));
            SharedLock lock = manager.lock();
            workers.rate("shared.lock", count, n -> lock(lock, n));
        }
    }

    private static void mapped(Workers workers, int length, int count) throws Exception {
        try (SharedLongArray numbers = SharedLongArray.create(1);
                SharedDoubleArray doubles = SharedDoubleArray.create(length)) {
            workers.rate("shared.atomic", count, n -> increment(numbers, n));
            Figures.check(numbers.get(0) % (2L * count) == 0 && numbers.get(0) > 0);
            for (int i = 0; i < length; i++) {
                doubles.set(i, i);
            }
            workers.rate("shared.sum", SUMS * length, n -> sum(doubles));
        }
    }

    /** Two workers, the time to measure, and the time for which they do the same work before. */
    private record Workers(Side side, double seconds, double warmUp) {

        /** Prints how many operations both do in a second. */
        void rate(String key, int count, SerializableFunction<Integer, Integer> work) throws Exception {
            rate(key, count, work, work);
        }

        void rate(
                String key,
                int count,
                SerializableFunction<Integer, Integer> first,
                SerializableFunction<Integer, Integer> second)
                throws Exception {
            Callable<Integer> once = () -> once(count, first, second);
            long start = System.nanoTime();
            while (Figures.secondsSince(start) < warmUp) {
                var unused = once.call();
            }
            double took = Figures.medianSeconds(seconds, 7, once);
            Figures.print(key, 2.0 * count / took);
        }

        private int once(
                int count,
                SerializableFunction<Integer, Integer> first,
                SerializableFunction<Integer, Integer> second) {
            Future<Integer> one = side.submit(first, count);
            Future<Integer> other = side.submit(second, count);
            return Waiting.result(one) + Waiting.result(other);
        }
    }

    // ---- what the workers run ----

    private static int get(SharedLong counter, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += counter.get();
        }
        return (int) sum;
    }

    private static int increment(SharedLong counter, int count) {
        for (int i = 0; i < count; i++) {
            counter.addAndGet(1);
        }
        return count;
    }

    private static int put(BlockingQueue<Integer> queue, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            queue.put(i);
        }
        return count;
    }

    private static int take(BlockingQueue<Integer> queue, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            Figures.check(queue.take() == i);
        }
        return count;
    }

    private static int put(ConcurrentMap<Integer, Integer> map, int count) {
        for (int i = 0; i < count; i++) {
            map.put(i % KEYS, i);
        }
        return count;
    }

    /** Passes from worker to worker, since both want it. */
    @SuppressWarnings("LockNotBeforeTry") // nothing comes between the two
    private static int lock(SharedLock lock, int count) {
        for (int i = 0; i < count; i++) {
            lock.lock();
            lock.unlock();
        }
        return count;
    }

    private static int increment(SharedLongArray numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers.getAndAdd(0, 1);
        }
        return count;
    }

    private static int sum(SharedDoubleArray doubles) {
        int length = doubles.length();
        for (int round = 0; round < SUMS; round++) {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += doubles.get(i);
            }
            Figures.check(sum == (length - 1.0) * length / 2);
        }
        return length;
    }
}
