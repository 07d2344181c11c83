package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedBarrier;
import io.github.processpool.shared.SharedLong;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** The same mistakes between two workers: each operation of a shared object is atomic, but two together are not. */
final class SharedRace {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PARTIES = List.of("one", "other");

    private SharedRace() {}

    static String takeTheLast(List<String> list, SharedBarrier inBetween) throws Exception {
        if (list.isEmpty()) {
            return "found nothing";
        }
        inBetween.await(PATIENCE);
        try {
            return "took " + list.remove(0);
        } catch (IndexOutOfBoundsException e) {
            return "failed: it had been there, and was gone";
        }
    }

    static String takeTheLast(List<String> list, Lock lock) {
        lock.lock();
        try {
            return list.isEmpty() ? "found nothing" : "took " + list.remove(0);
        } finally {
            lock.unlock();
        }
    }

    static void addOne(SharedLong number, SharedBarrier inBetween) throws Exception {
        long read = number.get();
        inBetween.await(PATIENCE);
        number.set(read + 1);
    }

    static void run(Run run) {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(Workers.atLeastTwo(run)).withChunkSize(1)) {
            SharedBarrier inBetween = manager.barrier(2);
            List<String> list = manager.list();
            list.add("the last one");
            List<String> without = sorted(pool.map(party -> takeTheLast(list, inBetween), PARTIES));
            run.say("without a lock: one worker %s; the other %s", without.get(0), without.get(1));
            run.check(
                    "both saw the one element, and one came too late",
                    without.equals(List.of("failed: it had been there, and was gone", "took the last one")));

            Lock lock = manager.lock();
            list.add("the last one");
            List<String> with = sorted(pool.map(party -> takeTheLast(list, lock), PARTIES));
            run.say("with a lock:    one worker %s; the other %s", with.get(0), with.get(1));
            run.check(
                    "with a lock the second saw that it was gone",
                    with.equals(List.of("found nothing", "took the last one")));

            SharedLong number = manager.counter(0);
            pool.forEach(party -> addOne(number, inBetween), PARTIES);
            run.say("two workers added 1 to 0, by get and set: it is %d", number.get());
            run.check("one of two additions was lost", number.get() == 1);
            number.set(0);
            pool.forEach(party -> number.addAndGet(1), PARTIES);
            run.say("and by addAndGet: it is %d", number.get());
            run.check("none was lost", number.get() == 2);
        }
    }

    private static List<String> sorted(List<String> ends) {
        return ends.stream().sorted().toList();
    }
}
