package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLock;
import java.util.List;

/**
 * A worker ends while it holds a lock: the next one gets the lock, and is told that what it protects may be half done.
 * In Python everybody would wait for ever.
 */
final class AbandonedLock {
    private static final int TOTAL = 200;

    private AbandonedLock() {}

    /** Takes from one account, and never comes to give to the other. */
    static void endBetweenTwoWrites(List<Integer> accounts, SharedLock lock) {
        lock.lock();
        accounts.set(0, accounts.get(0) - 30);
        Runtime.getRuntime().halt(5);
    }

    /** Puts things right, if the one before had no time to, and tells whether it did. */
    static boolean repair(List<Integer> accounts, SharedLock lock) {
        lock.lock();
        try {
            if (lock.wasAbandoned()) {
                accounts.set(1, TOTAL - accounts.get(0));
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    static void run(Run run) {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            SharedLock lock = manager.lock();
            List<Integer> accounts = manager.list();
            accounts.addAll(List.of(100, 100));
            try {
                pool.run(() -> endBetweenTwoWrites(accounts, lock));
                run.check("the worker ends", false);
            } catch (WorkerCrashedException e) {
                run.say("process %d ended with exit code %d, and left %s", e.pid(), e.exitCode(), accounts);
                run.check("it had done half of its work", accounts.equals(List.of(70, 100)));
            }
            boolean repaired = pool.apply(() -> repair(accounts, lock));
            run.say("the next one to get the lock made it %s", accounts);
            run.check("the next one was told", repaired);
            run.check("the accounts are right again", accounts.equals(List.of(70, 130)));
            run.check("whoever comes later finds nothing to repair", !pool.apply(() -> repair(accounts, lock)));
        }
    }
}
