package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The two functions of {@link AddAndRemove} in two workers: only the list and the lock differ. */
final class SharedAddAndRemove {
    private SharedAddAndRemove() {}

    static void run(Run run) {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(Workers.atLeastTwo(run))) {
            List<Integer> numbers = manager.list();
            Lock lock = manager.lock();
            Condition added = lock.newCondition();
            AsyncResult<?> adding = pool.runAsync(() -> AddAndRemove.add(numbers, lock, added));
            AsyncResult<List<Integer>> removing = pool.applyAsync(() -> AddAndRemove.remove(numbers, lock, added));
            adding.join();
            AddAndRemove.tell(run, numbers, removing.join());
        }
    }
}
