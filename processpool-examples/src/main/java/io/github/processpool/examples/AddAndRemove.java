package io.github.processpool.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** One thread adds numbers to a list and another removes them; a lock excludes each while the other uses the list. */
final class AddAndRemove {
    private static final int NUMBERS = 20;
    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, NUMBERS).boxed().toList();

    private AddAndRemove() {}

    static void add(List<Integer> numbers, Lock lock, Condition added) {
        for (int number : ALL) {
            lock.lock();
            try {
                numbers.add(number);
                added.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Returns the removed numbers in order. It checks the list and removes from it while it holds the lock. */
    static List<Integer> remove(List<Integer> numbers, Lock lock, Condition added) throws InterruptedException {
        List<Integer> removed = new ArrayList<>();
        while (removed.size() < NUMBERS) {
            lock.lock();
            try {
                while (numbers.isEmpty()) {
                    added.await(); // releases the lock meanwhile
                }
                removed.add(numbers.remove(0));
            } finally {
                lock.unlock();
            }
        }
        return removed;
    }

    static void run(Run run) throws Exception {
        List<Integer> numbers = new ArrayList<>(); // only the lock makes it safe for use by two threads
        List<Integer> removed = new ArrayList<>();
        Lock lock = new ReentrantLock();
        Condition added = lock.newCondition();
        Threads.run(() -> add(numbers, lock, added), () -> removed.addAll(remove(numbers, lock, added)));
        tell(run, numbers, removed);
    }

    static void tell(Run run, List<Integer> numbers, List<Integer> removed) {
        run.say("removed: %s", removed);
        run.say("left:    %s", numbers);
        run.check("every number was removed once, in the order in which it was added", removed.equals(ALL));
        run.check("nothing is left", numbers.isEmpty());
    }
}
