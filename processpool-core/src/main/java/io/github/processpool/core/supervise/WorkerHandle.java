package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.WorkerLauncher;
import io.github.processpool.core.launch.Exit;
import io.github.processpool.WorkerOutput;
import io.github.processpool.core.files.PoolFolder;
import io.github.processpool.core.shared.SharedRequestHandler;
import io.github.processpool.core.launch.WorkerLauncher.Launched;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.HalfLineException;
import io.github.processpool.core.wire.Limits;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.ProgressMark;
import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One worker process, from its start to its end, as the parent sees it. Its own thread starts the process, reads what it
 * says, and in the end finds out how it went; everything else may be called from any thread and returns at once.
 */
public final class WorkerHandle {
    private static final long OUTPUT_PATIENCE_MILLIS = 300;
    private static final long EXIT_PATIENCE_MILLIS = 5_000;
    private static final int MARK_TRIES = 3;
    private static final int HEAD_TRIES = 10;
    private static final int HEAD_TRIES_BEFORE_CALL_FAILS = 4;
    private static final long STUCK_SECONDS = 2;
    private static final long LONGEST_DELIVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long NANOS_PER_BYTE = 1_000; // of any message, on the slowest machine
    private static final long KILLING_PAUSE_MILLIS = 200;
    private static final long EARLY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final String NO_MEMORY = "this JVM has run out of memory, and could not speak with the worker";

    /** Where a worker is in its life. */
    public enum State {
        /** The process is being started, or runs its initializer. */
        STARTING,
        /** It takes work. */
        READY,
        /** It was told to leave. */
        LEAVING,
        /** The process is gone. */
        ENDED
    }

    /** What a worker needs of its pool. */
    record Surroundings(
            WorkerOptions options,
            WorkerLauncher launcher,
            PoolFolder folder,
            PoolThreads threads,
            Executor writers,
            Supervisor supervisor) {}

    private final Surroundings pool;
    private final ClassRequestHandler classRequests;
    private final SharedRequestHandler shared;
    private final long created = System.nanoTime();

    private final ReentrantLock lock = new ReentrantLock();
    private State state = State.STARTING; // this and the next six under the lock
    private int id; // changes when a worker that was started in advance takes its place
    private @Nullable Launched process; // written once
    private @Nullable Outbox outbox; // written once
    private boolean leavesOnceStarted;
    private @Nullable String killReason; // why the pool itself ended it
    private boolean killIntended; // and that was no fault of the worker's

    private volatile @Nullable ProgressMark mark; // this and the rest by the worker's own thread
    private final AtomicLong bytesRead = new AtomicLong();
    private volatile long deliveringSince; // nanoTime; 0 while no message is being dealt with
    private volatile long deliveringBytes; // of about that message
    private long bytesBefore; // that message
    private volatile @Nullable WorkerOutputReader output;
    private final AtomicBoolean begins = new AtomicBoolean();
    private final Ending ending = new Ending(); // this and the next made in advance
    private final Loss loss = new Loss();
    private final AtomicBoolean concluded = new AtomicBoolean(); // some thread deals with the end
    private volatile @Nullable Future<?> startLimit; // by the supervisor
    private volatile long begun; // nanoTime
    private volatile long startNanos;
    private @Nullable Payload startError;
    private @Nullable Path folder; // the pool's, as it was at the start
    private volatile boolean used; // by the dispatcher: it was given something to do
    private boolean saidGoodbye;
    private volatile List<ProcessHandle> leftBehind = List.of(); // by its tasks, when it said good-bye
    private boolean wasReady; // when it ended

    WorkerHandle(int id, Surroundings pool) {
        this.id = id;
        this.pool = pool;
        classRequests = new ClassRequestHandler(pool.options().loaders(), pool.writers(), this::sayInTurn);
        shared = new SharedRequestHandler(this::say, pool.writers(), this::warn);
    }

    /** Again it does nothing, unless there was no thread to be had. */
    void start() {
        if (!begins.getAndSet(true)) {
            try {
                pool.threads().newSteadyThread("worker", this::live).start();
            } catch (OutOfMemoryError e) {
                begins.set(false);
                throw e;
            }
        }
    }

    // ---- the worker's own thread ----

    private void live() {
        try {
            if (isKilled()) {
                return; // before its turn to start has come
            }
            begun = System.nanoTime();
            Path files = makeMark();
            Launched started = pool.launcher().launch(files);
            boolean wanted = connect(started, markIn(files));
            WorkerPipe prints = new WorkerPipe(started.output());
            WorkerOutputReader reader =
                    new WorkerOutputReader(started.pid(), prints, this::passOn, pool.supervisor()::outputDropped);
            output = reader;
            pool.supervisor().read(reader);
            WorkerPipe says = new WorkerPipe(started.fromWorker());
            watchExit(started, says, prints);
            if (wanted) {
                send();
            }
            says.readAlone(() -> readUntilItEnds(says));
        } catch (ProtocolException e) {
            kill("it said what the protocol does not know: " + e.getMessage(), false);
        } catch (IOException e) {
            ending.startFailure = e;
        } catch (RuntimeException | Error e) {
            ending.failure = e;
        } finally {
            deleteMark();
            end(ending);
        }
    }

    /** Returns the folder in which the mark is. Whoever tidies up there may just have removed it. */
    private Path makeMark() throws IOException {
        int triesLeft = MARK_TRIES;
        while (true) {
            Path files = pool.folder().path();
            folder = files;
            try {
                mark = ProgressMark.create(markIn(files));
                return files;
            } catch (IOException e) {
                if (--triesLeft == 0 || Files.isDirectory(files)) {
                    throw PoolFolder.unusable(files, e);
                }
            }
        }
    }

    private Path markIn(Path files) {
        return files.resolve("progress-" + created + "-" + System.identityHashCode(this));
    }

    // These are classes. A lambda is linked when it is first used, and without memory that may fail for good.

    private final class Loss implements Runnable {
        @Override
        public void run() {
            pool.supervisor().lost(WorkerHandle.this);
        }
    }

    private record Kill(Launched running) implements Supplier<Boolean> {
        @Override
        public Boolean get() {
            return running.kill();
        }
    }

    private record KillWithoutDescriptors(WorkerHandle worker, Launched running) implements Runnable {
        @Override
        public void run() {
            worker.killWithoutDescriptors(running);
        }
    }

    /** What must be done in the end, whatever happens. */
    private final class Ending implements Runnable {
        private @Nullable IOException startFailure;
        private @Nullable Throwable failure; // of this JVM

        @Override
        public void run() {
            if (failure != null) {
                killFor(failure);
                startFailure = launched() == null ? new IOException(failure) : null;
                failure = null;
            }
            conclude(startFailure);
        }
    }

    /** Ends the worker since something failed in this JVM that the worker waits for. */
    private void killFor(Throwable failure) {
        if (OutOfMemory.in(failure) != null) {
            kill(NO_MEMORY);
        } else {
            kill("the pool itself failed while it dealt with the worker: " + failure, false);
            if (state() != State.ENDED) {
                pool.supervisor().failed(this, failure);
            }
        }
    }

    /** Returns false if the worker has become unwanted while it was being launched. */
    private boolean connect(Launched started, Path progressFile) {
        boolean wanted;
        lock.lock();
        try {
            process = started;
            Outbox box = new Outbox(new MessageWriter(started.toWorker()), pool.writers(), this::killFor);
            box.add(Introduction.of(pool.options(), id, progressFile)); // before whatever else is said to it
            outbox = box;
            wanted = killReason == null && !leavesOnceStarted;
        } finally {
            lock.unlock();
        }
        if (!wanted) {
            kill("it is not needed any more"); // it has not been told yet to run its initializer
        }
        return wanted;
    }

    /** Without that thread the end is told by the pipe alone. */
    private void watchExit(Launched started, WorkerPipe says, WorkerPipe prints) {
        Outbox box = outbox();
        if (box != null) {
            Ending unreachable = new Ending(); // made in advance
            try {
                Runnable watch = new ExitWatch(started, says, prints, box, () -> end(unreachable));
                pool.threads().newSteadyThread("exit", watch).start();
            } catch (OutOfMemoryError e) {
                warn("no thread was to be had that waits for the end of its process");
            }
        }
    }

    private void readUntilItEnds(WorkerPipe says) throws ProtocolException {
        MessageReader reader = new MessageReader(new CountedInput(says));
        try {
            boolean more = true;
            while (more && !concluded.get()) {
                more = takeMessage(reader);
            }
        } catch (ProtocolException e) {
            if (!(e instanceof HalfLineException)) {
                throw e;
            }
            // A worker killed in the middle of a write leaves a truncated line.
        } catch (IOException e) {
            // The pipe broke with the worker, as good as its end.
        }
    }

    /** Reads a message and deals with it; false if there are no more. */
    private boolean takeMessage(MessageReader reader) throws IOException {
        FromWorker message;
        try {
            message = reader.nextFromWorker();
        } catch (OutOfMemoryError e) {
            takeHead(reader, e);
            return true;
        }
        if (message != null) {
            deliveringBytes = bytesRead.get() - bytesBefore;
            bytesBefore += deliveringBytes;
            deliveringSince = System.nanoTime() | 1;
            receiveOrKill(message);
            deliveringSince = 0;
        }
        return message != null;
    }

    /** Deals with as much of a message as there is memory for. */
    private void takeHead(MessageReader reader, OutOfMemoryError why) throws IOException {
        FromWorker head = headOf(reader);
        if (head == null) {
            Patiently.pause(1);
            return; // it is read again from its beginning
        }
        if (head.isKnownByHead()) {
            receiveHead(head, why); // first: the rest may take a while, or never come
        } else {
            receiveOrKill(head);
        }
        reader.skipRest();
    }

    private @Nullable FromWorker headOf(MessageReader reader) throws IOException {
        for (int tries = 1; tries < HEAD_TRIES; tries++) {
            try {
                return reader.headFromWorker();
            } catch (OutOfMemoryError e) {
                if (tries == HEAD_TRIES_BEFORE_CALL_FAILS) {
                    pool.supervisor().events().outOfMemory(this, e);
                }
                Patiently.pause(tries);
            }
        }
        return reader.headFromWorker();
    }

    /** What fails here is no reason to read no further: the worker may have said more, and others wait for that. */
    private void receiveOrKill(FromWorker message) throws ProtocolException {
        try {
            receive(message);
        } catch (RuntimeException | Error e) {
            if (message instanceof FromWorker.Ask ask) {
                shared.refuse(ask, e);
            } else {
                killFor(e);
            }
        }
    }

    /** Deals with a message for which there was no memory, and which is lost but for its head. */
    private void receiveHead(FromWorker head, OutOfMemoryError why) throws ProtocolException {
        if (head instanceof FromWorker.Ask ask) {
            shared.refuse(ask, why);
        } else if (state() == State.STARTING) {
            throw new ProtocolException("a message before it was ready");
        } else {
            pool.supervisor().events().unread(this, head, why);
        }
    }

    private void receive(FromWorker message) throws ProtocolException {
        if (message instanceof FromWorker.Ready ready) {
            accept(ready);
        } else if (message instanceof FromWorker.Wanted wanted) {
            classRequests.ask(wanted);
        } else if (message instanceof FromWorker.Ask ask) {
            shared.ask(ask); // an initializer may use shared objects too
        } else if (message instanceof FromWorker.Seen seen) {
            accept(seen);
        } else if (message instanceof FromWorker.GiveUp giveUp) {
            shared.giveUp(giveUp);
        } else if (message instanceof FromWorker.StartFailed failed) {
            accept(failed);
        } else if (state() == State.STARTING) {
            throw new ProtocolException("a message before it was ready");
        } else {
            pool.supervisor().events().received(this, message);
            if (message instanceof FromWorker.Leaving) {
                leave();
            }
        }
    }

    private void accept(FromWorker.StartFailed failed) throws ProtocolException {
        if (state() != State.STARTING) {
            throw new ProtocolException("a start that failed, after it was ready");
        }
        startError = failed.error().detached();
    }

    private void accept(FromWorker.Seen seen) throws ProtocolException {
        Outbox box = outbox();
        if (box != null && !box.answered(seen)) {
            throw new ProtocolException("it has seen a token that it was not sent: " + seen.token());
        }
    }

    private void leave() throws ProtocolException {
        if (saidGoodbye) {
            throw new ProtocolException("a second 'leaving'");
        }
        saidGoodbye = true;
        enter(State.READY, State.LEAVING);
        pool.supervisor().leaving(this);
        hangUp();
    }

    /** A JVM waits a while at its exit for threads that are blocked in a read, and this one waits to be looked at. */
    private void hangUp() {
        Launched leaving = launched();
        if (leaving != null) {
            leftBehind = leaving.descendants();
            try {
                leaving.toWorker().close();
            } catch (IOException e) {
                // It has ended already.
            }
        }
    }

    private void accept(FromWorker.Ready ready) throws ProtocolException {
        if (ready.protocol() != Limits.PROTOCOL_VERSION) {
            throw new ProtocolException("it speaks version " + ready.protocol() + " of the protocol, the pool version "
                    + Limits.PROTOCOL_VERSION + ": give it the same processpool-core");
        }
        if (!started()) {
            throw new ProtocolException("a second 'ready'");
        }
        startNanos = System.nanoTime() - begun;
        cancelStartLimit();
        pool.supervisor().ready(this);
    }

    private boolean started() {
        lock.lock();
        try {
            return enter(State.STARTING, leavesOnceStarted ? State.LEAVING : State.READY);
        } finally {
            lock.unlock();
        }
    }

    void limitStart(Future<?> limit) {
        startLimit = limit;
    }

    private void cancelStartLimit() {
        Future<?> limit = startLimit;
        if (limit != null) {
            limit.cancel(false);
        }
    }

    /** Again it does nothing. */
    private void end(Ending ending) {
        if (!concluded.getAndSet(true)) {
            Patiently.untilDone(ending);
            closeMark();
        }
    }

    /**
     * Concludes a worker that was killed while its own thread is in code of users, which makes results of what the worker
     * sent and may never return. Nothing that the thread still brings counts any more.
     */
    void endIfStuck() {
        long since = deliveringSince;
        if (since == 0 || System.nanoTime() - since < TimeUnit.SECONDS.toNanos(STUCK_SECONDS)) {
            if (!concluded.get()) {
                pool.supervisor().watchKilled(this, STUCK_SECONDS);
            }
        } else {
            end(new Ending());
        }
    }

    private void conclude(@Nullable IOException startFailure) {
        cancelStartLimit();
        Launched ended = launched();
        WorkerOutputReader prints = output;
        WorkerEnd end =
                ended == null || prints == null ? WorkerEnd.neverStarted(startFailure) : awaitEnd(ended, prints);
        lock.lock();
        try {
            wasReady |= state != State.STARTING && state != State.ENDED;
            state = State.ENDED;
        } finally {
            lock.unlock();
        }
        pool.supervisor().ended(this, end, wasReady, startFailure);
    }

    private WorkerEnd awaitEnd(Launched ended, WorkerOutputReader output) {
        while (true) {
            try {
                if (!ended.exitsWithin(EXIT_PATIENCE_MILLIS)) {
                    kill("it closed the pipe on which it speaks, and went on living", false);
                }
                int exitCode = ended.awaitExit();
                for (ProcessHandle left : leftBehind) { // its exit hooks may have ended them in good order
                    left.destroyForcibly();
                }
                giveBackShared(exitCode); // before anybody hears of the worker's end, and of tasks that were lost
                pool.supervisor().lost(this); // before its last output, which may take a while
                List<String> tail = output.tail(OUTPUT_PATIENCE_MILLIS);
                close(ended);
                return describe(ended, exitCode, tail);
            } catch (InterruptedException e) {
                // Nobody interrupts this thread but user code that was called on it, a sink for output say.
            }
        }
    }

    private void giveBackShared(int exitCode) {
        if (exitCode == 0 && state() == State.LEAVING && !isKilled()) {
            shared.left();
        } else {
            shared.died(this + " of " + pool.options().poolName());
        }
    }

    private WorkerEnd describe(Launched ended, int exitCode, List<String> tail) {
        Exit exit = ended.exit(exitCode, state() != State.STARTING, tail);
        lock.lock();
        try {
            boolean intended = killReason != null ? killIntended : state == State.LEAVING;
            return WorkerEnd.of(ended.pid(), exit, tail, killReason, intended);
        } finally {
            lock.unlock();
        }
    }

    private void passOn(String line) {
        pool.supervisor().output(new WorkerOutput(pool.options().poolName(), id(), pid(), line));
    }

    private void deleteMark() {
        Path files = folder;
        try {
            if (files != null) {
                Files.deleteIfExists(markIn(files));
            }
        } catch (IOException | OutOfMemoryError e) {
            // It goes with the pool's folder.
        }
    }

    private void closeMark() {
        ProgressMark progress = mark;
        try {
            if (progress != null) {
                progress.close();
            }
        } catch (IOException e) {
            // Nothing is left to be written to it.
        }
    }

    private static void close(Launched ended) {
        close(ended.toWorker());
        close(ended.fromWorker());
    }

    private static void close(Closeable pipe) {
        try {
            pipe.close();
        } catch (IOException e) {
            // What is left in a dead worker's pipe is of no use to anybody.
        }
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
        Launched launched = launched();
        return launched == null ? -1 : launched.pid();
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

    /** Tells whether it was made before that time, of System.nanoTime. */
    boolean isOlderThan(long nanoTime) {
        return created - nanoTime < 0;
    }

    /** Tells whether the process has ended; then it stays so. */
    public boolean isEnded() {
        return state() == State.ENDED;
    }

    @Nullable
    Launched launched() {
        lock.lock();
        try {
            return process;
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Payload startError() {
        return startError;
    }

    /** Returns how many items of a chunk the worker has started; exact once it has ended. */
    public int started(long chunk) {
        ProgressMark progress = mark;
        try {
            return progress == null ? 0 : progress.started(chunk);
        } catch (IOException e) {
            return Integer.MAX_VALUE; // any of them may have run: none runs twice
        }
    }

    /**
     * Tells of a worker that could not be launched, or that ended with this code before it was ready, whether others removed
     * files that it needed.
     */
    boolean lackedFiles(int exitCode, @Nullable IOException failure) {
        Path files = folder;
        if (files == null) {
            return false;
        }
        Launched launched = launched();
        return exitCode == ProgressMark.GONE_EXIT_CODE
                || (failure != null && failure.getCause() instanceof NoSuchFileException)
                || (launched != null && launched.lacksFiles());
    }

    /** Returns how long the worker took to be ready; 0 if it was not yet. */
    public long startNanos() {
        return startNanos;
    }

    /** Tells whether it was given anything to do since it was ready. */
    public boolean isUsed() {
        return used;
    }

    /** Tells of a worker that has ended whether that was soon after its start, before it was given anything to do. */
    boolean endedEarly() {
        return !used && System.nanoTime() - begun - startNanos < EARLY_NANOS;
    }

    /** Returns the number of bytes sent to the worker so far. */
    public long bytesSent() {
        Outbox box = outbox();
        return box == null ? 0 : box.written();
    }

    /** Tells whether a message has come from the worker and is being dealt with. */
    public boolean isDelivering() {
        return deliveringSince != 0;
    }

    /** Tells whether a message is being dealt with for longer than any message takes, unless code of users hangs. */
    public boolean isStuck() {
        long since = deliveringSince;
        return since != 0 && System.nanoTime() - since > LONGEST_DELIVERY_NANOS + deliveringBytes * NANOS_PER_BYTE;
    }

    /** Returns the number of bytes that came from the worker so far. */
    public long bytesReceived() {
        return bytesRead.get();
    }

    /**
     * Puts messages in line, which takes no time and may be done under a lock; {@link #send} or {@link #sendHere} must
     * follow. What is put in line first arrives first.
     *
     * @return how many have been put in line so far
     */
    public long add(List<ToWorker> messages) {
        used = true;
        return put(messages);
    }

    private long put(List<ToWorker> messages) {
        Outbox box = outbox();
        return box == null ? 0 : box.add(messages);
    }

    /** Sends what is in line, without waiting until the pipe has taken it. To a worker that has ended it goes nowhere. */
    public void send() {
        sendHere(0);
    }

    /**
     * Sends what is in line, without waiting: up to message number {@code most} in the calling thread, if the pipe surely has
     * room for it.
     */
    public void sendHere(long most) {
        Outbox box = outbox();
        if (box != null) {
            box.send(most);
        }
    }

    private void post(List<ToWorker> messages) {
        put(messages);
        send();
    }

    /** Waits until the worker has taken what was said before: its questions must not pile up answers here. */
    private void sayInTurn(ToWorker message) {
        Outbox box = outbox();
        if (box != null) {
            try {
                box.sendInTurn(message);
            } catch (OutOfMemoryError e) {
                kill(NO_MEMORY); // see say
            }
        }
    }

    private void say(ToWorker message, boolean mayWait) {
        Outbox box = outbox();
        if (box == null) {
            return;
        }
        try {
            long added = box.add(List.of(message));
            if (mayWait) {
                box.sendAndWait(added);
            } else {
                box.send(added);
            }
        } catch (OutOfMemoryError e) {
            kill(NO_MEMORY); // it would wait for ever
        }
    }

    private void warn(String what) {
        pool.supervisor().warn(this + ": " + what);
    }

    private @Nullable Outbox outbox() {
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
        post(List.of(new ToWorker.Adopt(place)));
    }

    /** Sends messages that do not count as use. Does nothing if the worker was given work before, or is not ready. */
    public void tellInAdvance(List<ToWorker> messages) {
        if (!used && state() == State.READY) {
            post(messages);
        }
    }

    /** Tells the worker to leave once it has done what it was given, its initializer included. */
    void stop() {
        if (enter(State.READY, State.LEAVING) || leavesOnceStarted()) {
            post(List.of(new ToWorker.Stop()));
        }
    }

    /** Makes it so while the worker is starting; false if it is not, or has been told before. */
    private boolean leavesOnceStarted() {
        lock.lock();
        try {
            boolean news = state == State.STARTING && !leavesOnceStarted;
            leavesOnceStarted |= news;
            return news;
        } finally {
            lock.unlock();
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
        Launched running;
        lock.lock();
        try {
            if (state == State.ENDED) {
                return;
            }
            if (killReason == null) {
                killReason = reason;
                killIntended = intended;
            }
            running = process;
        } finally {
            lock.unlock();
        }
        if (running != null) {
            tellOfLoss(); // first: finding a process's descendants takes a while
            kill(running);
            pool.supervisor().watchKilled(this, STUCK_SECONDS);
        }
    }

    private void kill(Launched running) {
        if (!isKilled(running)) {
            try {
                pool.writers().execute(new KillWithoutDescriptors(this, running));
            } catch (OutOfMemoryError e) { // no thread to be had: the caller's has to do
                killWithoutDescriptors(running);
            }
        }
    }

    private static boolean isKilled(Launched running) {
        try {
            return running.kill();
        } catch (OutOfMemoryError e) {
            return Patiently.get(new Kill(running));
        }
    }

    /**
     * Java can't send a signal without a free descriptor. The pipe to the worker is given up for one, and its end has the
     * worker end itself, unless it is stopped. Other threads may take the descriptor first, so this is tried until the
     * process has ended.
     */
    private void killWithoutDescriptors(Launched running) {
        warn("it can't be killed as usual, since this application has no file descriptors left: its pipe is closed");
        close(running.toWorker());
        while (!exited(running, KILLING_PAUSE_MILLIS) && !running.kill()) {
            // It ends itself in a moment, with the processes that its tasks have started.
        }
    }

    private static boolean exited(Launched running, long millis) {
        try {
            return running.exitsWithin(millis);
        } catch (InterruptedException e) {
            return false; // it is tried again at once
        }
    }

    /** In another thread, since work may be handed out then. */
    private void tellOfLoss() {
        try {
            pool.writers().execute(loss);
        } catch (OutOfMemoryError e) {
            // No thread to be had: the worker's own one tells when it sees the end.
        }
    }

    private boolean isKilled() {
        lock.lock();
        try {
            return killReason != null;
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

    /** Counts bytes as they come, so that it can be seen that a long message is under way. */
    private final class CountedInput extends FilterInputStream {
        CountedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = super.read(target, from, length);
            bytesRead.addAndGet(Math.max(0, count));
            return count;
        }
    }

    @Override
    public String toString() {
        return "worker " + id() + " (pid " + pid() + ")";
    }
}
