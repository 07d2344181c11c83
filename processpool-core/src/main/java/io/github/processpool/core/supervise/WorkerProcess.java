package io.github.processpool.core.supervise;

import io.github.processpool.WorkerOutput;
import io.github.processpool.core.wire.Limits;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Message.FromWorker;
import io.github.processpool.core.wire.Message.ToWorker;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.ProgressMark;
import io.github.processpool.core.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One child JVM, from its start to its end, as the parent sees it. Its own thread starts the process, reads what it
 * says, and in the end finds out how it went; everything else may be called from any thread and returns at once.
 */
public final class WorkerProcess {
    private static final long INITIALIZER = -1; // functions of tasks have numbers from 1 on
    private static final long FINALIZER = -2;
    private static final long EXIT_PATIENCE_MILLIS = 5_000;
    private static final long OUTPUT_PATIENCE_MILLIS = 300;

    /** Where a worker is in its life. */
    public enum State {
        /** The process is being started, or runs its initializer. */
        STARTING,
        /** It takes work. */
        READY,
        /** It was told to leave, or is being killed. */
        LEAVING,
        /** The process is gone. */
        ENDED
    }

    private final WorkerOptions options;
    private final Path directory;
    private final PoolThreads threads;
    private final Executor writers;
    private final PoolLog log;
    private final Supervisor supervisor;

    private final ReentrantLock lock = new ReentrantLock();
    private State state = State.STARTING; // under the lock
    private int id; // under the lock: changes when a worker started in advance takes its place
    private @Nullable String killReason; // under the lock: why the pool itself ended it
    private boolean killed; // under the lock
    private boolean killIntended; // under the lock
    private @Nullable Process process; // under the lock; written once
    private @Nullable Outbox outbox; // under the lock; written once

    private volatile long bytesRead;
    private final long created = System.nanoTime();
    private volatile long startNanos; // how long it took to be ready, 0 before
    private volatile @Nullable ProgressMark mark; // written once, before the process starts
    private List<String> command = List.of(); // by the worker's own thread
    private @Nullable Payload startError; // by the worker's own thread

    WorkerProcess(
            int id,
            WorkerOptions options,
            Path directory,
            PoolThreads threads,
            Executor writers,
            PoolLog log,
            Supervisor supervisor) {
        this.id = id;
        this.options = options;
        this.directory = directory;
        this.threads = threads;
        this.writers = writers;
        this.log = log;
        this.supervisor = supervisor;
    }

    void start() {
        threads.newThread("worker", this::live).start();
    }

    // ---- the worker's own thread ----

    private void live() {
        Path progressFile = null;
        IOException failure = null;
        WorkerOutputReader output = null;
        try {
            progressFile = Files.createTempFile(directory, "progress", ".mark");
            mark = ProgressMark.create(progressFile);
            Process started = launch();
            output = new WorkerOutputReader(started.getErrorStream(), this::passOn);
            threads.newThread("output", output).start();
            introduce(started, progressFile);
            readUntilItEnds(started);
        } catch (ProtocolException e) {
            kill("it said what the protocol does not know: " + e.getMessage(), false);
        } catch (IOException e) {
            failure = e;
        } finally {
            deleteQuietly(progressFile);
            end(output, failure);
        }
    }

    private Process launch() throws IOException {
        command = WorkerCommand.of(options, directory);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(options.environment());
        if (options.workingDirectory() != null) {
            builder.directory(options.workingDirectory().toFile());
        }
        return builder.start();
    }

    private void introduce(Process started, Path progressFile) {
        Outbox box = new Outbox(new MessageWriter(started.getOutputStream()), writers);
        boolean unwanted;
        lock.lock();
        try {
            process = started;
            outbox = box;
            unwanted = killed;
        } finally {
            lock.unlock();
        }
        if (unwanted) {
            destroy(started);
            return;
        }
        List<ToWorker> messages = new ArrayList<>();
        Payload initializer = options.initializer();
        Payload finalizer = options.finalizer();
        if (initializer != null) {
            messages.add(new Message.Function(INITIALIZER, initializer));
        }
        if (finalizer != null) {
            messages.add(new Message.Function(FINALIZER, finalizer));
        }
        messages.add(new Message.Start(
                Limits.PROTOCOL_VERSION,
                options.poolName(),
                id(),
                progressFile.toString(),
                initializer == null ? Message.NO_FUNCTION : INITIALIZER,
                finalizer == null ? Message.NO_FUNCTION : FINALIZER));
        box.post(messages);
    }

    private void readUntilItEnds(Process started) throws ProtocolException {
        MessageReader reader = new MessageReader(started.getInputStream());
        try {
            FromWorker message = reader.nextFromWorker();
            while (message != null) {
                bytesRead = reader.read();
                receive(message);
                message = reader.nextFromWorker();
            }
        } catch (ProtocolException e) {
            if (!wasKilled()) { // half a line is what a killed worker leaves behind
                throw e;
            }
        } catch (IOException e) {
            // The pipe broke with the worker, as good as its end.
        }
    }

    private void receive(FromWorker message) throws ProtocolException {
        if (message instanceof Message.Ready ready) {
            accept(ready);
        } else if (message instanceof Message.StartFailed failed) {
            startError = failed.error().detached();
        } else if (supervisor.hasPlace(this)) {
            supervisor.events().received(this, message);
        } else {
            throw new ProtocolException("a message before it was given work");
        }
    }

    private void accept(Message.Ready ready) throws ProtocolException {
        if (ready.protocol() != Limits.PROTOCOL_VERSION) {
            throw new ProtocolException("it speaks version " + ready.protocol() + " of the protocol, the pool version "
                    + Limits.PROTOCOL_VERSION + ": give it the same processpool-core");
        }
        if (enter(State.STARTING, State.READY)) {
            startNanos = System.nanoTime() - created;
            supervisor.ready(this);
        } else if (!wasKilled() && state() != State.LEAVING) {
            throw new ProtocolException("a second 'ready'");
        }
    }

    private void end(@Nullable WorkerOutputReader output, @Nullable IOException failure) {
        Process ended = process;
        WorkerEnd end;
        if (ended == null) {
            end = new WorkerEnd(-1, -1, null, List.of(), "the process could not be started: " + failure, false);
        } else {
            end = await(ended, output);
        }
        boolean wasReady;
        lock.lock();
        try {
            wasReady = state == State.READY || state == State.LEAVING;
            state = State.ENDED;
        } finally {
            lock.unlock();
        }
        supervisor.ended(this, end, wasReady, failure);
    }

    private WorkerEnd await(Process ended, @Nullable WorkerOutputReader output) {
        boolean interrupted = false;
        while (true) {
            try {
                if (!ended.waitFor(EXIT_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    destroy(ended); // it closed its pipes but goes on living
                    ended.waitFor();
                }
                List<String> tail = output == null ? List.of() : output.tail(OUTPUT_PATIENCE_MILLIS);
                closeQuietly(ended);
                return describe(ended, tail);
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private WorkerEnd describe(Process ended, List<String> tail) {
        int exitCode = ended.exitValue();
        String signal = Signals.ofExitCode(exitCode);
        String reason;
        boolean intended;
        lock.lock();
        try {
            reason = killReason;
            intended = killIntended || state == State.LEAVING;
        } finally {
            lock.unlock();
        }
        String cause = reason != null ? reason : ProbableCause.of(exitCode, signal);
        return new WorkerEnd(ended.pid(), exitCode, signal, tail, cause, intended);
    }

    private void passOn(String line) {
        supervisor.output(new WorkerOutput(options.poolName(), id(), pid(), line));
    }

    // ---- any thread ----

    /** Returns the worker's place in the pool, from 0. */
    public int id() {
        lock.lock();
        try {
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the process id, or -1 before the process has started. */
    public long pid() {
        lock.lock();
        try {
            return process == null ? -1 : process.pid();
        } finally {
            lock.unlock();
        }
    }

    /** Returns where the worker is in its life. */
    public State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether the process has ended; then it stays so. */
    public boolean isEnded() {
        return state() == State.ENDED;
    }

    List<String> command() {
        return command;
    }

    @Nullable Payload startError() {
        return startError;
    }

    /** Returns how many items of a chunk the worker has started; exact once it has ended. */
    public int started(long chunk) {
        ProgressMark progress = mark;
        return progress == null ? 0 : progress.started(chunk);
    }

    /** Returns how long the worker took to be ready; 0 if it was not yet. */
    public long startNanos() {
        return startNanos;
    }

    /** Returns the number of bytes sent to the worker so far. */
    public long bytesSent() {
        Outbox box = currentOutbox();
        return box == null ? 0 : box.written();
    }

    /** Returns the number of bytes that came from the worker so far. */
    public long bytesReceived() {
        return bytesRead;
    }

    /** Sends messages without waiting for the worker to read them. */
    public void post(List<ToWorker> messages) {
        Outbox box = currentOutbox();
        if (box != null) {
            box.post(messages);
        }
    }

    /** Sends messages, waiting until the pipe has taken them. */
    public void write(List<ToWorker> messages) {
        Outbox box = currentOutbox();
        if (box != null) {
            box.write(messages);
        }
    }

    private @Nullable Outbox currentOutbox() {
        lock.lock();
        try {
            return outbox;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a worker that was started in advance its place. */
    void adopt(int place) {
        lock.lock();
        try {
            if (id == place) {
                return;
            }
            id = place;
        } finally {
            lock.unlock();
        }
        post(List.of(new Message.Adopt(place)));
    }

    /** Tells the worker to leave once it has done what it was given. */
    void stop() {
        if (enter(State.READY, State.LEAVING)) {
            post(List.of(new Message.Stop()));
        }
    }

    /**
     * Ends the worker now, with the processes that its tasks started as far as they are known. What it had said before
     * is still received.
     *
     * @param reason what to tell the ones who wait for its results
     */
    public void kill(String reason) {
        kill(reason, true);
    }

    private void kill(String reason, boolean intended) {
        Process running;
        lock.lock();
        try {
            if (state == State.ENDED) {
                return;
            }
            if (!killed) {
                killed = true;
                killReason = reason;
                killIntended = intended;
            }
            running = process;
        } finally {
            lock.unlock();
        }
        if (running != null) {
            destroy(running);
        }
    }

    private boolean wasKilled() {
        lock.lock();
        try {
            return killed;
        } finally {
            lock.unlock();
        }
    }

    private boolean enter(State from, State to) {
        lock.lock();
        try {
            boolean allowed = state == from;
            if (allowed) {
                state = to;
            }
            return allowed;
        } finally {
            lock.unlock();
        }
    }

    /** Not Process.destroyForcibly, which would close the pipes and lose what the worker has said already. */
    private static void destroy(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.toHandle().destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private void deleteQuietly(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                log.warn("can't delete " + file, e);
            }
        }
    }

    private void closeQuietly(Process ended) {
        try {
            ended.getOutputStream().close();
            ended.getInputStream().close();
        } catch (IOException e) {
            // What is left in a dead worker's pipe is of no use to anybody.
        }
    }

    @Override
    public String toString() {
        return "worker " + id() + " (pid " + pid() + ") of " + options.poolName();
    }
}
