package io.github.processpool.examples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The error that can happen without a lock. Here it happens each time, because a barrier holds two threads between
 * checking and acting. Usually it happens rarely, which makes such a mistake hard to find.
 */
final class Race {
    private Race() {}

    /** Checks and then acts, although another thread may act in between. */
    static String takeTheLast(List<String> list, CyclicBarrier inBetween) throws Exception {
        if (list.isEmpty()) {
            return "found nothing";
        }
        inBetween.await();
        try {
            return "took " + list.remove(0);
        } catch (IndexOutOfBoundsException e) {
            return "failed: it had been there, and was gone";
        }
    }

    /** The same under the lock, so nobody acts in between. */
    static String takeTheLast(List<String> list, Lock lock) {
        lock.lock();
        try {
            return list.isEmpty() ? "found nothing" : "took " + list.remove(0);
        } finally {
            lock.unlock();
        }
    }

    /** Reads, and writes later: a write of another thread in between is lost. */
    static void addOne(AtomicInteger number, CyclicBarrier inBetween) throws Exception {
        int read = number.get();
        inBetween.await();
        number.set(read + 1);
    }

    static void run(Run run) throws Exception {
        CyclicBarrier inBetween = new CyclicBarrier(2);
        List<String> list = Collections.synchronizedList(new ArrayList<>(List.of("the last one")));
        List<String> ends = Collections.synchronizedList(new ArrayList<>());
        Threads.Task take = () -> ends.add(takeTheLast(list, inBetween));
        Threads.run(take, take);
        Collections.sort(ends);
        run.say("without a lock: one thread %s; the other %s", ends.get(0), ends.get(1));
        run.check(
                "both saw the one element, and one came too late",
                ends.equals(List.of("failed: it had been there, and was gone", "took the last one")));

        Lock lock = new ReentrantLock();
        list.add("the last one");
        ends.clear();
        Threads.Task takeUnderLock = () -> ends.add(takeTheLast(list, lock));
        Threads.run(takeUnderLock, takeUnderLock);
        Collections.sort(ends);
        run.say("with a lock:    one thread %s; the other %s", ends.get(0), ends.get(1));
        run.check(
                "with a lock the second saw that it was gone",
                ends.equals(List.of("found nothing", "took the last one")));

        AtomicInteger number = new AtomicInteger();
        Threads.run(() -> addOne(number, inBetween), () -> addOne(number, inBetween));
        run.say("two threads added 1 to 0, by get and set: it is %d", number.get());
        run.check("one of two additions was lost", number.get() == 1);
        number.set(0);
        Threads.run(number::incrementAndGet, number::incrementAndGet);
        run.say("and by incrementAndGet: it is %d", number.get());
        run.check("none was lost", number.get() == 2);
    }
}
