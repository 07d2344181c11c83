package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.TaskFailedException;
import io.github.processpool.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task that leaks memory: its worker has its own heap limit, and the leak disappears with the worker. */
final class HeapEater {
    private static final int MEBIBYTE = 1 << 20;
    private static final int LIMIT = 64 * MEBIBYTE;
    private static final List<byte[]> LEAK = new ArrayList<>();

    private HeapEater() {}

    /** The process that ran a call, and how much memory has leaked there so far. */
    record Left(long pid, int mebibytes) {}

    static Left leak() {
        if (!Worker.isWorker()) {
            throw new UnsupportedOperationException("all threads share one heap, and any may be the one that fails");
        }
        LEAK.add(new byte[8 * MEBIBYTE]);
        return new Left(ProcessHandle.current().pid(), 8 * LEAK.size());
    }

    static void run(Run run) throws Exception {
        Optional<String> refusal = Threads.refusal(HeapEater::leak);
        run.say("on a thread: refused, since %s", refusal.orElse(""));
        run.check("no thread runs it", refusal.isPresent());

        // One worker, so that all calls leak in the same heap.
        try (Pool pool = Pool.builder().workers(1).maxMemoryPerWorker(LIMIT).build()) {
            Left last = leakUntilItFails(run, pool);
            Left next = pool.apply(HeapEater::leak);
            run.say(
                    "the next call has leaked %d MiB, in process %d instead of %d",
                    next.mebibytes(), next.pid(), last.pid());
            run.check("another worker has taken its place", next.pid() != last.pid());
            run.check("nothing has leaked there before", next.mebibytes() == 8);
        }
    }

    private static Left leakUntilItFails(Run run, Pool pool) {
        Left last = pool.apply(HeapEater::leak);
        while (true) {
            try {
                last = pool.apply(HeapEater::leak);
            } catch (TaskFailedException e) {
                run.say("in a worker of %d MiB: failed when %d MiB had leaked", LIMIT / MEBIBYTE, last.mebibytes());
                run.check("the cause is an OutOfMemoryError", e.getCause() instanceof OutOfMemoryError);
                run.check("that is within the limit", last.mebibytes() < LIMIT / MEBIBYTE);
                return last;
            }
        }
    }
}
