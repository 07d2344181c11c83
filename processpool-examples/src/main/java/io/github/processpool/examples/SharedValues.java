package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedValue;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A number and a record that all update: atomic variables between threads, shared ones between processes. */
final class SharedValues {
    private static final List<Integer> HUNDREDS = List.of(0, 100, 200, 300, 400, 500, 600, 700, 800, 900);

    private SharedValues() {}

    /** A number, and the number of Collatz steps (half it, or triple it and add 1) until it becomes 1. */
    record Walk(int start, int steps) {
        Walk orLonger(Walk other) {
            return other.steps() > steps || (other.steps() == steps && other.start() < start) ? other : this;
        }
    }

    static Walk longestAmong(int hundred) {
        Walk longest = new Walk(1, 0);
        for (int start = hundred + 1; start <= hundred + 100; start++) {
            longest = longest.orLonger(new Walk(start, steps(start)));
        }
        return longest;
    }

    private static int steps(long number) {
        int steps = 0;
        for (long n = number; n != 1; n = n % 2 == 0 ? n / 2 : 3 * n + 1) {
            steps++;
        }
        return steps;
    }

    /** The work of a thread. */
    static void search(int hundred, AtomicLong tried, AtomicReference<Walk> longest) {
        Walk candidate = longestAmong(hundred);
        longest.updateAndGet(candidate::orLonger);
        tried.addAndGet(100);
    }

    /** The same work in a worker; the function of the update runs in the worker. */
    static void search(int hundred, SharedLong tried, SharedValue<Walk> longest) {
        Walk candidate = longestAmong(hundred);
        longest.updateAndGet(candidate::orLonger);
        tried.addAndGet(100);
    }

    static void run(Run run) throws Exception {
        Walk start = new Walk(1, 0);
        Walk expected = new Walk(871, 178);

        AtomicLong triedByThreads = new AtomicLong();
        AtomicReference<Walk> longestOfThreads = new AtomicReference<>(start);
        Threads.run(
                () -> HUNDREDS.subList(0, 5).forEach(each -> search(each, triedByThreads, longestOfThreads)),
                () -> HUNDREDS.subList(5, 10).forEach(each -> search(each, triedByThreads, longestOfThreads)));
        run.say("threads:   AtomicLong %s, AtomicReference %s", triedByThreads, longestOfThreads);
        run.check("threads lost no update", triedByThreads.get() == 1000);
        run.check("threads found the longest walk", expected.equals(longestOfThreads.get()));

        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            SharedLong tried = manager.counter(0);
            SharedValue<Walk> longest = manager.value(start);
            pool.forEach(hundred -> search(hundred, tried, longest), HUNDREDS);
            run.say("processes: SharedLong %d, SharedValue %s", tried.get(), longest.get());
            run.check("processes lost no update", tried.get() == 1000);
            run.check("processes found the longest walk", expected.equals(longest.get()));
        }
        run.say("get() and then set() would lose what others wrote in between: use addAndGet and updateAndGet.");
    }
}
