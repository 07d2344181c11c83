package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The owner of the lock may lock it again; others get it when it was unlocked as often. */
final class ReentrantLocks {
    private static final int TIMES = 3;
    private static final List<Boolean> EXPECTED = List.of(false, false, false, true);

    private ReentrantLocks() {}

    /** One side: locks again while it holds the lock, and after each step lets the other side try. */
    static void hold(Lock lock, BlockingQueue<String> questions, BlockingQueue<Boolean> answers)
            throws InterruptedException {
        descend(1, lock, questions, answers);
        questions.put("I have unlocked it for the last time");
        answers.take();
    }

    /** Locks and calls itself: with a lock that is not re-entrant it would deadlock. */
    private static void descend(int depth, Lock lock, BlockingQueue<String> questions, BlockingQueue<Boolean> answers)
            throws InterruptedException {
        lock.lock();
        try {
            if (depth < TIMES) {
                descend(depth + 1, lock, questions, answers);
            }
            questions.put("I hold it " + depth + " times");
            answers.take();
        } finally {
            lock.unlock();
        }
    }

    /** The other side: tries to get the lock whenever it is asked. */
    static List<Boolean> tryAgain(Lock lock, BlockingQueue<String> questions, BlockingQueue<Boolean> answers)
            throws InterruptedException {
        List<Boolean> got = new ArrayList<>();
        for (int i = 0; i <= TIMES; i++) {
            questions.take();
            boolean mine = lock.tryLock();
            if (mine) {
                lock.unlock();
            }
            got.add(mine);
            answers.put(mine);
        }
        return got;
    }

    static void run(Run run) throws Exception {
        List<Boolean> onThreads = onThreads();
        run.say("threads:   while another held a ReentrantLock 3, 2, 1, 0 times, tryLock gave %s", onThreads);
        List<Boolean> onProcesses = onProcesses(Workers.atLeastTwo(run));
        run.say("processes: while another held a SharedLock    3, 2, 1, 0 times, tryLock gave %s", onProcesses);
        run.check("a thread gets it when it was unlocked as often as locked", onThreads.equals(EXPECTED));
        run.check("so does a worker", onProcesses.equals(EXPECTED));
    }

    private static List<Boolean> onThreads() throws Exception {
        Lock lock = new ReentrantLock();
        BlockingQueue<String> questions = new LinkedBlockingQueue<>();
        BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
        List<Boolean> got = new ArrayList<>();
        Threads.run(() -> hold(lock, questions, answers), () -> got.addAll(tryAgain(lock, questions, answers)));
        return got;
    }

    private static List<Boolean> onProcesses(int workers) {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(workers)) {
            Lock lock = manager.lock();
            BlockingQueue<String> questions = manager.queue();
            BlockingQueue<Boolean> answers = manager.queue();
            AsyncResult<?> holder = pool.runAsync(() -> hold(lock, questions, answers));
            AsyncResult<List<Boolean>> got = pool.applyAsync(() -> tryAgain(lock, questions, answers));
            holder.join();
            return got.join();
        }
    }
}
