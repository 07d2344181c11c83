package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One side produces and one consumes: the same two functions, with a queue between threads and a queue between
 * processes.
 */
final class SharedQueues {
    private static final int ITEMS = 20;
    private static final int CAPACITY = 4;
    private static final int END = -1;

    private SharedQueues() {}

    /** Waits whenever the consumer is {@value #CAPACITY} items behind. */
    static void produce(BlockingQueue<Integer> queue) throws InterruptedException {
        for (int item = 1; item <= ITEMS; item++) {
            queue.put(item);
        }
        queue.put(END);
    }

    static void consume(BlockingQueue<Integer> queue, BlockingQueue<Integer> sums) throws InterruptedException {
        int sum = 0;
        int expected = 1;
        for (int item = queue.take(); item != END; item = queue.take()) {
            if (item != expected) {
                throw new IllegalStateException("got " + item + " instead of " + expected);
            }
            sum += item;
            expected++;
        }
        sums.put(sum);
    }

    static void run(Run run) throws Exception {
        int onThreads = onThreads();
        run.say("threads:   an ArrayBlockingQueue passed numbers that add up to %d", onThreads);
        int onProcesses = onProcesses(Workers.atLeastTwo(run));
        run.say("processes: a SharedQueue passed numbers that add up to %d", onProcesses);
        run.check("all items came through, in their order", onThreads == 210 && onProcesses == 210);
    }

    private static int onThreads() throws Exception {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(CAPACITY);
        BlockingQueue<Integer> sums = new ArrayBlockingQueue<>(1);
        Threads.run(() -> produce(queue), () -> consume(queue, sums));
        return sums.take();
    }

    private static int onProcesses(int workers) throws InterruptedException {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(workers)) {
            BlockingQueue<Integer> queue = manager.queue(CAPACITY);
            BlockingQueue<Integer> sums = manager.queue(1);
            AsyncResult<?> producer = pool.runAsync(() -> produce(queue));
            AsyncResult<?> consumer = pool.runAsync(() -> consume(queue, sums));
            producer.join();
            consumer.join();
            return sums.take();
        }
    }
}
