package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cancels a running task. A thread is only asked to stop, and this loop ignores that; a worker is ended. */
final class CancelRunning {
    private CancelRunning() {}

    /** Never ends, and does not look whether it was interrupted. */
    static void runForEver(SharedQueue<Long> pids) throws InterruptedException {
        pids.put(ProcessHandle.current().pid());
        while (true) {
            Thread.onSpinWait();
        }
    }

    static void run(Run run) throws Exception {
        onThread(run);
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            SharedQueue<Long> pids = manager.queue();
            AsyncResult<?> computing = pool.runAsync(() -> runForEver(pids));
            long pid = pids.take();
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();

            run.check("it was cancelled", computing.cancel(true));
            process.onExit().get(30, TimeUnit.SECONDS);
            run.say("process: cancel(true) has ended process %d, which ran the loop", pid);
            run.check("its process is gone", !process.isAlive());

            SharedLong done = manager.counter(0);
            pool.run(() -> done.addAndGet(1));
            run.check("the pool continues", done.get() == 1);
        }
    }

    /** A loop that can be stopped, but not by cancelling; otherwise it would run for ever. */
    private static void onThread(Run run) throws Exception {
        AtomicBoolean wayOut = new AtomicBoolean();
        SynchronousQueue<String> rounds = new SynchronousQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<?> computing = threads.submit(() -> {
                while (!wayOut.get()) {
                    rounds.offer("still here");
                }
            });
            rounds.take();
            run.check("it was cancelled", computing.cancel(true) && computing.isCancelled());
            String later = rounds.take();
            run.say("thread:  cancel(true) returned, and the loop says: %s", later);
            run.check("the thread continues nevertheless", later.equals("still here"));
        } finally {
            wayOut.set(true);
            threads.shutdown();
        }
        run.check("the thread ends by itself", threads.awaitTermination(30, TimeUnit.SECONDS));
    }
}
