package io.github.processpool.core.inprocess;

import io.github.processpool.Worker;
import io.github.processpool.core.launch.Exit;
import io.github.processpool.core.launch.WorkerLauncher.Launched;
import io.github.processpool.core.worker.ExitCode;
import io.github.processpool.core.worker.Host;
import io.github.processpool.core.worker.WorkerSession;
import io.github.processpool.spi.CurrentWorker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker that is a thread of this JVM. A thread can't be killed. Instead, its pipes are closed and it is interrupted. If it
 * does not end, it is given up.
 */
final class ThreadWorker implements Launched, Host, Runnable {
    private static final int NONE = -1;
    private static final int KILLED = 137; // as of a process

    private final Consumer<String> warnings;
    private final Runnable enter;
    private final MemoryPipe toWorker = new MemoryPipe();
    private final MemoryPipe fromWorker = new MemoryPipe();
    private final WorkerSession session = new WorkerSession(toWorker.in(), fromWorker.out());
    private final Thread thread = new Thread(null, this, "processpool-task", 0, false);
    private final AtomicInteger exitCode = new AtomicInteger(NONE);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final GivenUp givingUp; // made in advance
    private @Nullable Worker worker; // by the thread

    ThreadWorker(Consumer<String> warnings, Runnable enter) {
        this.warnings = warnings;
        this.enter = enter;
        givingUp = new GivenUp(thread, ended, warnings);
    }

    void start() {
        thread.setDaemon(true);
        thread.setContextClassLoader(WorkerSession.class.getClassLoader());
        thread.start();
    }

    @Override
    public void run() {
        try {
            enter.run();
            exits(session.run(this).code());
        } catch (IOException e) {
            exits(ExitCode.PARENT_GONE.code()); // it was killed
        } catch (Throwable e) {
            exits((e instanceof OutOfMemoryError ? ExitCode.OUT_OF_MEMORY : ExitCode.FAILED).code());
            warnings.accept("thread \"" + thread.getName() + "\" can't go on: " + e);
        } finally {
            hangUp();
            ended.countDown();
        }
    }

    private boolean exits(int code) {
        return exitCode.compareAndSet(NONE, code);
    }

    private void hangUp() {
        close(fromWorker.out()); // first: a thread that waits in a write, perhaps with a lock, goes on
        close(toWorker.in());
        close(toWorker.out());
        session.end();
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(e); // a pipe in memory has nothing that could fail
        }
    }

    // ---- what it runs in ----

    @Override
    public void introduced(Worker introduced, Path poolDirectory) {
        worker = introduced;
        CurrentWorker.setForThread(introduced);
        adopted();
    }

    @Override
    public void adopted() {
        Worker known = worker;
        if (known != null) {
            thread.setName("processpool-" + known.poolName() + "-task-" + known.id());
        }
    }

    @Override
    public void deserted(ExitCode exit) {
        if (exit != ExitCode.ORDERLY) {
            end(exit.code());
        }
    }

    // ---- what the pool sees ----

    @Override
    public String command() {
        return "a thread of this JVM";
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public boolean isProcess() {
        return false;
    }

    @Override
    public OutputStream toWorker() {
        return toWorker.out();
    }

    @Override
    public InputStream fromWorker() {
        return fromWorker.in();
    }

    @Override
    public InputStream output() {
        return InputStream.nullInputStream();
    }

    @Override
    public boolean exitsWithin(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public int awaitExit() throws InterruptedException {
        ended.await();
        return exitCode.get();
    }

    @Override
    public Exit exit(int code, boolean wasReady, List<String> lastLines) {
        String cause = code == ExitCode.OUT_OF_MEMORY.code()
                ? "it had no memory left"
                : "its thread ended; System.err or the log says why";
        return new Exit(code, code == KILLED ? "SIGKILL" : null, cause, null, false);
    }

    @Override
    public boolean kill() {
        end(KILLED);
        return true;
    }

    /** Links no lambda, since it may run where memory is short. */
    private void end(int code) {
        if (exits(code)) {
            try {
                hangUp();
                thread.interrupt();
            } catch (RuntimeException | OutOfMemoryError e) {
                // It waits for an answer of the parent and can't ask to be let go, or can't be woken for want of
                // memory.
            } finally {
                givingUp.begin();
            }
        }
    }
}
