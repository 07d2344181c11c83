package io.github.processpool.core.supervise;

import io.github.processpool.WorkerOutput;
import io.github.processpool.core.files.PoolFolder;
import io.github.processpool.core.launch.Exit;
import io.github.processpool.core.launch.WorkerLauncher;
import io.github.processpool.core.launch.WorkerLauncher.Launched;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.ProgressMark;
import io.github.processpool.core.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The life of one worker process, in a thread of its own: starts the process, reads its messages until it ends, and finds
 * out how it ended.
 */
final class WorkerLife implements Runnable {
    private static final long OUTPUT_PATIENCE_MILLIS = 300;
    private static final long EXIT_PATIENCE_MILLIS = 5_000;
    private static final int MARK_TRIES = 3;
    private static final long STUCK_SECONDS = 2;

    /** What a worker needs of its pool. */
    record Surroundings(
            WorkerOptions options,
            WorkerLauncher launcher,
            PoolFolder folder,
            PoolThreads threads,
            ExecutorService writers,
            ScheduledExecutorService timer,
            OutputQueue outputs,
            PoolLog log,
            WorkerEvents events,
            WorkerWatcher watcher) {

        void warn(String what) {
            log.warn(what, null);
        }

        /** Reports that this JVM, and not the worker, has failed. */
        void failed(WorkerHandle worker, Throwable failure) {
            log.warn("the pool itself failed while it read from " + worker + ", which is replaced", failure);
        }
    }

    private final WorkerHandle worker;
    private final Lifecycle lifecycle;
    private final Surroundings pool;
    private final WorkerMessages messages;
    private final Ending ending = new Ending(); // made in advance
    private final AtomicBoolean concluded = new AtomicBoolean(); // some thread deals with the end
    private volatile boolean hasFolder; // this and the next by the worker's own thread
    private volatile @Nullable MarkFile mark;

    WorkerLife(WorkerHandle worker, Lifecycle lifecycle, Surroundings pool) {
        this.worker = worker;
        this.lifecycle = lifecycle;
        this.pool = pool;
        messages = new WorkerMessages(worker, lifecycle, pool);
    }

    @Override
    public void run() {
        try {
            if (!lifecycle.isKilled()) { // before its turn to start came
                live();
            }
        } catch (ProtocolException e) {
            worker.kill("it sent an invalid message: " + e.getMessage(), false);
        } catch (IOException e) {
            ending.startFailure = e;
        } catch (RuntimeException | Error e) {
            ending.failure = e;
        } finally {
            MarkFile made = mark;
            if (made != null) {
                made.delete();
            }
            end(ending);
        }
    }

    private void live() throws IOException {
        lifecycle.begins();
        MarkFile made = makeMark();
        mark = made;
        Launched process = pool.launcher().launch(made.folder());
        WorkerPipe says;
        WorkerPipe prints;
        Running running;
        try {
            says = new WorkerPipe(process.fromWorker());
            prints = new WorkerPipe(process.output());
            running = running(process, made, says, prints);
        } catch (OutOfMemoryError e) {
            process.kill(); // nobody else knows it yet
            throw e;
        }
        boolean wanted = lifecycle.connect(running, pool.options());
        if (!wanted) {
            worker.kill("it is not needed any more"); // it has not been told yet to run its initializer
        }
        pool.outputs().read(running.output(), pool.threads());
        watchExit(running, says, prints);
        if (wanted) {
            worker.send();
        }
        running.intake().readAll(messages);
    }

    /** Whoever tidies up among the temporary files may just have removed the pool's folder. */
    private MarkFile makeMark() throws IOException {
        int triesLeft = MARK_TRIES;
        while (true) {
            Path folder = pool.folder().path();
            hasFolder = true;
            try {
                return MarkFile.create(folder, "progress-" + System.nanoTime() + "-" + System.identityHashCode(this));
            } catch (IOException e) {
                if (--triesLeft == 0 || Files.isDirectory(folder)) {
                    throw PoolFolder.unusable(folder, e);
                }
            }
        }
    }

    private Running running(Launched process, MarkFile made, WorkerPipe says, WorkerPipe prints) {
        return new Running(
                process,
                new ProcessKill(process, pool.writers(), worker::warn),
                new Outbox(new MessageWriter(process.toWorker()), pool.writers(), worker::killFor),
                made,
                new WorkerOutputReader(process.pid(), prints, this::passOn, pool.outputs()::dropped),
                new MessageIntake(says));
    }

    private void passOn(String line) {
        pool.outputs().add(new WorkerOutput(pool.options().poolName(), worker.id(), worker.pid(), line));
    }

    /** Without that thread only the end of the pipe tells that the process has ended. */
    private void watchExit(Running running, WorkerPipe says, WorkerPipe prints) {
        Ending unreachable = new Ending(); // made in advance
        try {
            Runnable watch = new ExitWatch(running.process(), says, prints, running.outbox(), () -> end(unreachable));
            pool.threads().newSteadyThread("exit", watch).start();
        } catch (OutOfMemoryError e) {
            worker.warn("there is no thread that could wait for the end of its process");
        }
    }

    // These are classes. A lambda is linked when it is first used, and without memory that may fail for good.

    /** What must be done in the end, whatever happens. */
    private final class Ending implements Runnable {
        private @Nullable IOException startFailure;
        private @Nullable Throwable failure; // of this JVM

        @Override
        public void run() {
            if (failure != null) {
                worker.killFor(failure);
                startFailure = lifecycle.running() == null ? new IOException(failure) : null;
                failure = null;
            }
            conclude(startFailure);
        }
    }

    private record Elsewhere(Executor helpers, Runnable job) implements Runnable {
        @Override
        public void run() {
            helpers.execute(job);
        }
    }

    private record StuckCheck(WorkerLife life) implements Runnable {
        @Override
        public void run() {
            life.endIfStuck();
        }
    }

    /** Concludes the worker, unless that has been done. */
    private void end(Ending how) {
        if (!concluded.getAndSet(true)) {
            Running running = lifecycle.running();
            if (running != null) {
                running.intake().stop();
            }
            Patiently.untilDone(how);
            MarkFile made = mark;
            if (made != null) {
                made.close();
            }
        }
    }

    /** Makes sure that a worker that was killed ends, even if its own thread never returns. */
    void watchKilled() {
        var unused = pool.timer()
                .schedule(new Elsewhere(pool.writers(), new StuckCheck(this)), STUCK_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Concludes a worker that was killed while its own thread runs code of users, which makes results of what the worker
     * sent and may never return. Whatever that thread still brings is ignored.
     */
    private void endIfStuck() {
        Running running = lifecycle.running();
        if (running != null && running.intake().isDeliveringFor(TimeUnit.SECONDS.toNanos(STUCK_SECONDS))) {
            end(new Ending());
        } else if (!concluded.get()) {
            watchKilled();
        }
    }

    private void conclude(@Nullable IOException startFailure) {
        worker.cancelStartLimit();
        Running running = lifecycle.running();
        WorkerEnd end = running == null ? WorkerEnd.neverStarted(startFailure) : awaitEnd(running);
        if (lifecycle.end()) {
            pool.watcher().ended(worker, end);
        } else {
            Launched process = running == null ? null : running.process();
            boolean lackedFiles = lackedFiles(end, startFailure, process);
            pool.watcher()
                    .startFailed(
                            worker,
                            new FailedStart(end, startFailure, process, messages.initializerError(), lackedFiles));
        }
    }

    private boolean lackedFiles(WorkerEnd end, @Nullable IOException failure, @Nullable Launched process) {
        return hasFolder
                && (end.exitCode() == ProgressMark.GONE_EXIT_CODE
                        || (failure != null && failure.getCause() instanceof NoSuchFileException)
                        || (process != null && process.lacksFiles()));
    }

    private WorkerEnd awaitEnd(Running running) {
        Launched process = running.process();
        while (true) {
            try {
                if (!process.exitsWithin(EXIT_PATIENCE_MILLIS)) {
                    worker.kill("it closed its pipe but did not exit", false);
                }
                int exitCode = process.awaitExit();
                messages.ended(exitCode); // before anybody hears of the worker's end, and of tasks that were lost
                pool.watcher().lost(worker); // before its last output, which may take a while
                List<String> tail = running.output().tail(OUTPUT_PATIENCE_MILLIS);
                running.close();
                Exit exit = process.exit(exitCode, lifecycle.phase() != WorkerPhase.STARTING, tail);
                return lifecycle.describeEnd(process.pid(), exit, tail);
            } catch (InterruptedException e) {
                // Nobody interrupts this thread but user code that was called on it, a sink for output say.
            }
        }
    }
}
