package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.Worker;
import io.github.processpool.WorkerCrashedException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;

/** Native code with a bug ends the process that it runs in: here a worker, not the whole program. */
final class NativeCrash {
    private NativeCrash() {}

    /** Writes to an unmapped address, as a library in C may do by mistake. */
    static void writeToNowhere() throws ReflectiveOperationException {
        if (!Worker.isWorker()) {
            throw new UnsupportedOperationException("no catch and no finally helps, the whole JVM would end");
        }
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field instance = type.getDeclaredField("theUnsafe");
        instance.setAccessible(true);
        type.getMethod("putAddress", long.class, long.class).invoke(instance.get(null), 0L, 0L);
    }

    static void run(Run run) throws Exception {
        Optional<String> refusal = Threads.refusal(NativeCrash::writeToNowhere);
        run.say("on a thread: refused, since %s", refusal.orElse(""));
        run.check("no thread runs it", refusal.isPresent());

        try (Pool pool = Pool.builder()
                .workers(run.workers().orElse(2))
                .workerOutput(line -> {}) // drops the JVM's report, which the exception has too
                .build()) {
            try {
                pool.run(NativeCrash::writeToNowhere);
                run.check("the worker ends", false);
            } catch (WorkerCrashedException e) {
                run.say(
                        "in a worker: process %d ended by %s",
                        e.pid(), e.signal().orElse("itself"));
                run.say("where it happened: %s", problematicFrame(e));
                run.check("a signal ended it", e.signal().isPresent());
                run.check("its last output says where", !problematicFrame(e).isEmpty());
            }
            List<Integer> squares = pool.map(x -> x * x, List.of(1, 2, 3, 4));
            run.check("the pool continues", squares.equals(List.of(1, 4, 9, 16)));
        }
    }

    /** Returns the location in native code from the JVM's report, or an empty text. */
    private static String problematicFrame(WorkerCrashedException crash) {
        List<String> report = crash.stderrTail();
        int heading = report.indexOf("# Problematic frame:");
        return heading < 0 ? "" : report.get(heading + 1).substring(1).strip();
    }
}
