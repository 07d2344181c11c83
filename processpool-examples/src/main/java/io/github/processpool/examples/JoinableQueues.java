package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedQueue;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/** Waits until all elements of a queue are processed, not just taken. */
final class JoinableQueues {
    private static final List<Integer> JOBS =
            IntStream.rangeClosed(1, 10).boxed().toList();
    private static final List<Integer> CUBES = List.of(1, 8, 27, 64, 125, 216, 343, 512, 729, 1000);
    private static final int END = -1;

    private JoinableQueues() {}

    /** Processes elements of a queue until it gets the end marker. */
    static void serve(SharedQueue<Integer> jobs, List<Integer> cubes) throws InterruptedException {
        for (int job = jobs.take(); job != END; job = jobs.take()) {
            cubes.add(job * job * job);
            jobs.taskDone();
        }
        jobs.taskDone();
    }

    static void run(Run run) throws Exception {
        run.say("threads:   a BlockingQueue has no join; a CountDownLatch counts finished jobs");
        run.check("threads did all jobs", onThreads().equals(CUBES));

        int workers = run.workers().orElse(2);
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(workers)) {
            SharedQueue<Integer> jobs = manager.queue();
            List<Integer> cubes = manager.list();
            List<AsyncResult<?>> servers = IntStream.range(0, workers)
                    .<AsyncResult<?>>mapToObj(i -> pool.runAsync(() -> serve(jobs, cubes)))
                    .toList();

            jobs.addAll(JOBS);
            jobs.join();
            run.say("processes: join() returned, and %d of %d jobs are done", cubes.size(), JOBS.size());
            run.check("when join returned all was done", cubes.size() == JOBS.size());

            jobs.addAll(Collections.nCopies(workers, END));
            servers.forEach(AsyncResult::join);
            run.check("processes did all jobs", cubes.stream().sorted().toList().equals(CUBES));
        }
    }

    private static List<Integer> onThreads() throws Exception {
        BlockingQueue<Integer> jobs = new LinkedBlockingQueue<>(JOBS);
        ConcurrentLinkedQueue<Integer> cubes = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(JOBS.size());
        Threads.Task server = () -> {
            for (Integer job = jobs.poll(); job != null; job = jobs.poll()) {
                cubes.add(job * job * job);
                done.countDown();
            }
        };
        Threads.run(server, server, done::await);
        return cubes.stream().sorted().toList();
    }
}
