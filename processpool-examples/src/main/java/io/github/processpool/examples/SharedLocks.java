package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Two values that belong together, and a lock that keeps others out between the two writes. */
final class SharedLocks {
    private static final List<Integer> BEFORE = List.of(100, 100);
    private static final List<Integer> AFTER = List.of(80, 120);

    private SharedLocks() {}

    /** Moves money, a coin at a time. Takes any lock and any list: of the JDK, or shared between processes. */
    static void move(int from, int to, int coins, List<Integer> accounts, Lock lock) {
        for (int coin = 0; coin < coins; coin++) {
            lock.lock();
            try {
                int source = accounts.get(from);
                int target = accounts.get(to);
                if (source + target != 200) {
                    throw new IllegalStateException("seen between two writes: " + source + " and " + target);
                }
                accounts.set(from, source - 1);
                accounts.set(to, target + 1);
            } finally {
                lock.unlock();
            }
        }
    }

    static void run(Run run) throws Exception {
        List<Integer> onThreads = new ArrayList<>(BEFORE);
        Lock lockOfThreads = new ReentrantLock();
        Threads.run(
                () -> move(0, 1, 50, onThreads, lockOfThreads), // to and fro at the same time
                () -> move(1, 0, 30, onThreads, lockOfThreads));
        run.say("threads:   %s became %s under a ReentrantLock", BEFORE, onThreads);
        run.check("threads lost no coin", onThreads.equals(AFTER));

        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            List<Integer> accounts = manager.list();
            Lock lock = manager.lock();
            accounts.addAll(BEFORE);
            AsyncResult<?> there = pool.runAsync(() -> move(0, 1, 50, accounts, lock));
            AsyncResult<?> back = pool.runAsync(() -> move(1, 0, 30, accounts, lock));
            there.join();
            back.join();
            run.say("processes: %s became %s under a SharedLock", BEFORE, accounts);
            run.check("processes lost no coin", accounts.equals(AFTER));
        }
    }
}
