package io.github.processpool.core.worker;

import io.github.processpool.Worker;
import io.github.processpool.core.files.PrivateDirectory;
import io.github.processpool.core.wire.PoolProcess;
import io.github.processpool.core.wire.SteadyThread;
import io.github.processpool.spi.CurrentWorker;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker begins. Its parent writes to descriptor 4 and reads from descriptor 3, so that standard input and
 * output are free for tasks. The main thread runs the tasks. When it ends, the process exits.
 */
public final class WorkerMain {
    private static final String FROM_PARENT = "/dev/fd/4";
    private static final String TO_PARENT = "/dev/fd/3";
    private static final long HANG_UP_PATIENCE_SECONDS = 5;
    private static final long WATCH_MILLIS = 2_000;
    private static final long LEAVING_LOOK_MILLIS = 200;

    private WorkerMain() {}

    /**
     * Runs a worker.
     *
     * @param args "archive" if a start-up archive is made of this worker
     */
    public static void main(String[] args) {
        ExitCode exit = ExitCode.FAILED;
        try {
            exit = run(args.length > 0);
        } catch (IOException e) {
            exit = FatalError.report("lost its parent", e);
        } catch (Throwable e) {
            exit = FatalError.report("can't go on", e);
        } finally {
            System.exit(exit.code());
        }
    }

    @SuppressWarnings("resource") // the pipes stay open until the process ends: that is what tells the parent
    private static ExitCode run(boolean forArchive) throws IOException {
        GroupSignals.leaveToTheParent();
        if (forArchive) {
            WarmUp.runInFull(OutputStream.nullOutputStream());
        } else {
            WarmUp.run();
        }
        WorkerSession session = new WorkerSession(new FileInputStream(FROM_PARENT), new FileOutputStream(TO_PARENT));
        Thread hook = new SteadyThread(null, new ExitHook(session), "processpool-worker-exit");
        Runtime.getRuntime().addShutdownHook(hook);
        return session.run(new OwnProcess());
    }

    /** A class rather than a lambda, which would delay the start. */
    private record ExitHook(WorkerSession session) implements Runnable {
        @Override
        public void run() {
            session.flushAtExit();
        }
    }

    private static final class OwnProcess implements Host, Runnable {
        private volatile @Nullable Path directory; // written once, by the main thread
        private volatile @Nullable ParentProcess parent; // likewise
        private final CountDownLatch hungUp = new CountDownLatch(1);

        @Override
        public void introduced(Worker worker, Path poolDirectory) {
            CurrentWorker.set(worker);
            directory = poolDirectory;
        }

        @Override
        public void begun() {
            DaemonThreads.start("processpool-worker-watch", this);
        }

        /**
         * Ends the worker when its parent has ended. Usually the end of the pipe shows this first. But the pipe stays
         * open while another process holds the parent's end, for example one that native code of the application started.
         */
        @Override
        public void run() {
            if (new ParentProcess().endsWithin(Long.MAX_VALUE, WATCH_MILLIS)) {
                deserted(ExitCode.PARENT_GONE);
            }
        }

        @Override
        public void leaving() {
            parent = new ParentProcess();
        }

        /**
         * Waits for the parent to find the processes that tasks have left: until the exit they are children of this one.
         */
        @Override
        public void left() {
            try {
                boolean unused = hungUp.await(HANG_UP_PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // By a thread that a task has left: then this does not wait for the parent.
            }
        }

        @Override
        public boolean parentEndsWithin(long millis) {
            hungUp.countDown();
            ParentProcess known = parent;
            return known != null && known.endsWithin(millis, LEAVING_LOOK_MILLIS);
        }

        @Override
        public void deserted(ExitCode exit) {
            try {
                if (exit == ExitCode.PARENT_GONE) {
                    tidyUp();
                }
            } finally {
                Runtime.getRuntime().halt(exit.code());
            }
        }

        /** Nothing of the parent may outlive it: neither processes of its tasks nor its files. */
        private void tidyUp() {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Path left = directory;
            if (left != null && !PoolProcess.isParent()) { // otherwise the pool has only closed the pipe
                PrivateDirectory.deleteWithLock(left);
            }
        }
    }
}
