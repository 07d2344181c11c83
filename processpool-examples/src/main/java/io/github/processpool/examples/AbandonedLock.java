package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLock;
import java.util.List;

/**
 * A worker ends while it holds a lock. The next worker gets the lock and learns that the protected data may be
 * inconsistent. In Python all others would wait for ever.
 */
final class AbandonedLock {
    private static final int TOTAL = 200;

    private AbandonedLock() {}

    /** Takes from one account, and ends before it gives to the other. */
    static void endBetweenTwoWrites(List<Integer> accounts, SharedLock lock) {
        lock.lock();
        accounts.set(0, accounts.get(0) - 30);
        Runtime.getRuntime().halt(5);
    }

    /** Repairs the accounts if the previous owner of the lock could not finish, and returns whether it did. */
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
            run.say("the next owner of the lock repaired it to %s", accounts);
            run.check("the next owner learned of it", repaired);
            run.check("the accounts are right again", accounts.equals(List.of(70, 130)));
            run.check("later owners find nothing to repair", !pool.apply(() -> repair(accounts, lock)));
        }
    }
}
