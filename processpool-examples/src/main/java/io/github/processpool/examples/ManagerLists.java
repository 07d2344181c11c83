package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list to which all processes add, and the effect of its elements being copies. */
final class ManagerLists {
    private static final List<Integer> TENS = List.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90);

    private ManagerLists() {}

    /** Takes any list that is safe for use by several threads. */
    static void addPrimes(int ten, List<Integer> primes) {
        for (int number = ten; number < ten + 10; number++) {
            if (BigInteger.valueOf(number).isProbablePrime(20)) {
                primes.add(number);
            }
        }
    }

    static void run(Run run) throws Exception {
        List<Integer> onThreads = Collections.synchronizedList(new ArrayList<>());
        Threads.run(
                () -> TENS.subList(0, 5).forEach(ten -> addPrimes(ten, onThreads)),
                () -> TENS.subList(5, 10).forEach(ten -> addPrimes(ten, onThreads)));
        Collections.sort(onThreads);
        run.say("threads:   %s", onThreads);

        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            List<Integer> onProcesses = manager.list();
            pool.forEach(ten -> addPrimes(ten, onProcesses), TENS);
            Collections.sort(onProcesses);
            run.say("processes: %s", onProcesses);
            run.check("threads and processes found the same primes", onProcesses.equals(onThreads));
            run.check("there are 25 below 100", onProcesses.size() == 25);
            elementsAreCopies(run, manager, pool);
        }
    }

    private static void elementsAreCopies(Run run, Manager manager, Pool pool) {
        List<List<Integer>> rows = manager.list();
        List<Integer> sharedRow = manager.list();
        rows.add(new ArrayList<>(List.of(1)));
        rows.add(sharedRow);
        pool.run(() -> {
            rows.get(0).add(2); // changes a copy
            rows.get(1).add(2); // changes the shared list
        });
        run.say("A worker added 2 to both lists in a list: %s", rows);
        run.check("a plain list in a shared list is copied", rows.get(0).equals(List.of(1)));
        run.check("a shared list in a shared list is shared", sharedRow.equals(List.of(2)));

        pool.run(() -> {
            List<Integer> copy = rows.get(0);
            copy.add(2);
            rows.set(0, copy);
        });
        run.check("a changed copy that is put back is shared", rows.get(0).equals(List.of(1, 2)));
    }
}
