package io.github.processpool.core.worker;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.FromWorker.FailureKind;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.ProgressMark;
import io.github.processpool.core.wire.ToWorker;
import java.io.IOException;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The answers of the running chunk on their way to the parent.
 *
 * <p>Results gather until they are worth a write, but none waits longer than {@link #TICK_NANOS}: a second thread looks
 * at each tick, sends what has gathered, and tells the parent of an item that has been running since the last one. It
 * sleeps while nothing happens. It also gives up the items that have not started when the parent revokes them; the lock makes
 * that one step with the decision which item is next, so that an item is either started or revoked, never both.
 */
final class Answers {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long EXIT_PATIENCE_MILLIS = 500;
    private static final int ENOUGH_BYTES = 48 * 1024;
    private static final int NOTHING = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();
    private final ToParent toParent;
    private final FromParent fromParent;
    private final ValuesEncoder results =
            new ValuesEncoder(null, LargeArrays.AS_THEY_LIE); // under the lock, like every field below
    private final Queue<Long> revocations = new ConcurrentLinkedQueue<>(); // without the lock
    private @Nullable ProgressMark mark;
    private long chunk; // the one that runs, or ran last
    private @Nullable Invocation function; // of which there are results
    private final Set<Long> revokedAhead = new HashSet<>(); // chunks that were revoked before they began
    private int limit; // its items from here on are not for us
    private int current = NOTHING; // the item that runs
    private int firstResult; // the item whose result is the first of those gathered
    private boolean eachAtOnce; // no answer waits for the next one
    private boolean watched; // the parent wants to know of items that take their time
    private boolean mixed; // results of this chunk are of several classes
    private boolean answered; // the current item has its answer, or there is none
    private boolean announced; // the parent knows that the current item is taking its time
    private boolean stirred; // something happened since the last tick
    private boolean asleep; // the flushing thread waits for something to happen
    private long chunkStart; // nanoTime, as below
    private long itemStart;
    private long lastFlush;

    Answers(ToParent toParent, FromParent fromParent) {
        this.toParent = toParent;
        this.fromParent = fromParent;
    }

    /** Says that the worker is ready, and where it marks its progress from now on. */
    void ready(ProgressMark progress, FromWorker.Ready message) throws IOException {
        lock.lock();
        try {
            mark = progress;
            toParent.send(message);
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message at once. */
    void say(FromWorker message) throws IOException {
        lock.lock();
        try {
            gather();
            toParent.send(message);
        } finally {
            lock.unlock();
        }
    }

    /** Has a probe answered with whatever is sent next. Returns at once. */
    void answer(ToWorker.Probe probe) {
        toParent.answer(probe);
    }

    /** Begins a chunk and returns its first item, or -1 if there is none to run. */
    int begin(ToWorker.Chunk begun) throws IOException {
        lock.lock();
        try {
            chunk = begun.id();
            limit = begun.items();
            eachAtOnce = begun.prompt();
            watched = begun.watched();
            if (revokedAhead.remove(chunk)) {
                limit = 0;
            }
            mixed = false;
            results.reset();
            results.expect(limit);
            if (mark != null) {
                mark.expect(limit);
            }
            chunkStart = System.nanoTime();
            lastFlush = chunkStart;
            return startItem(0, chunkStart);
        } finally {
            lock.unlock();
        }
    }

    /** Says what gives the results from now on. */
    void resultsOf(Invocation called) {
        lock.lock();
        try {
            function = called;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the current item's result and returns the next item, or -1 if there is none.
     *
     * @throws EncodingException if the result can't cross; then, as after any error, the item has no answer yet
     */
    int succeeded(@Nullable Object result) throws IOException {
        lock.lock();
        try {
            add(result);
            answered = true;
            if (results.hasBlocks()) {
                flush(System.nanoTime()); // the next item may change the array
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    private void add(@Nullable Object result) throws IOException {
        if (results.addNumber(result)) {
            return; // one of very many
        }
        if (!results.fits(result)) {
            gather();
            mixed = true;
        }
        if (results.count() == 0) {
            firstResult = current;
            if (mixed) {
                results.selfDescribing();
            }
        }
        if (function != null && ValuesEncoder.dependsOnPlace(result)) {
            results.add(result, "result", function.resultType());
        } else {
            results.add(result, "result");
        }
    }

    /** Takes the current item's failure and returns the next item, or -1 if there is none. */
    int failed(FailureKind kind, byte[] error) throws IOException {
        lock.lock();
        try {
            answered = true;
            gather();
            toParent.append(new FromWorker.Failed(chunk, current, kind, Payload.of(error)));
            return next();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the current item's failure, after which nothing more of its chunk is started; false if no item can be blamed,
     * since the failure came between two of them.
     */
    boolean failedLast(FailureKind kind, byte[] error) throws IOException {
        lock.lock();
        try {
            if (answered) {
                return false;
            }
            limit = Math.min(limit, current + 1);
            failed(kind, error);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the chunk: everything gathered goes out. */
    void finish() throws IOException {
        lock.lock();
        try {
            long nanos = System.nanoTime() - chunkStart;
            toParent.send(
                    results.count() > 0
                            ? new FromWorker.Results(chunk, firstResult, results.finish(), nanos)
                            : new FromWorker.Finished(chunk, nanos));
        } finally {
            lock.unlock();
        }
    }

    /** Gives up the items of a chunk that have not started. Returns at once. */
    void revoke(long id) {
        revocations.add(id);
        if (!wakeIfFree()) {
            // Some thread is encoding or writing, which can take long: the one that reads from the parent must not
            // wait.
            DaemonThreads.start("processpool-worker-revoke", this::wake);
        }
    }

    private boolean wakeIfFree() {
        boolean free = lock.tryLock();
        if (free) {
            wakeUp.signal();
            lock.unlock();
        }
        return free;
    }

    private void wake() {
        lock.lock();
        try {
            wakeUp.signal();
        } finally {
            lock.unlock();
        }
    }

    private int next() throws IOException {
        long now = System.nanoTime();
        boolean last = current + 1 >= limit; // it leaves together with the chunk's end
        if (!last && isDue(now)) {
            flush(now);
        }
        return startItem(current + 1, now);
    }

    private boolean isDue(long now) {
        return eachAtOnce
                || now - lastFlush > TICK_NANOS
                || results.sizeBytes() + toParent.gatheredBytes() > ENOUGH_BYTES;
    }

    private int startItem(int index, long now) throws IOException {
        announced = !watched;
        stirred |= watched;
        answered = index >= limit;
        if (answered) {
            current = NOTHING;
            return NOTHING;
        }
        current = index;
        itemStart = now;
        if (mark != null) {
            mark.set(chunk, index + 1);
        }
        if (asleep && watched) {
            asleep = false; // it takes a while to wake up: once is enough
            wakeUp.signal();
        }
        return index;
    }

    /** Moves the results gathered into one message, which waits to be written. */
    private void gather() throws IOException {
        if (results.count() > 0) {
            EncodedValues values = results.finish();
            toParent.append(new FromWorker.Results(chunk, firstResult, values));
        }
    }

    private void flush(long now) throws IOException {
        gather();
        toParent.flush();
        lastFlush = now;
    }

    /**
     * The flushing thread, which returns by a failure only.
     *
     * @throws IOException if the parent has gone
     */
    void keepFlushing() throws IOException {
        lock.lock();
        try {
            while (true) {
                pause();
                giveUpRevoked();
                tick(System.nanoTime());
            }
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // waking up for nothing is a tick like any other
    private void pause() {
        if (!revocations.isEmpty()) {
            return;
        }
        if (stirred || (current != NOTHING && !announced)) {
            stirred = false;
            awaitTick();
            return;
        }
        asleep = true;
        wakeUp.awaitUninterruptibly();
        asleep = false;
    }

    @SuppressWarnings("WaitNotInLoop") // see above
    private void awaitTick() {
        try {
            long unused = wakeUp.awaitNanos(TICK_NANOS);
        } catch (InterruptedException e) {
            // Nobody means this thread: a tick that comes early.
        }
    }

    private void giveUpRevoked() throws IOException {
        for (Long id = revocations.poll(); id != null; id = revocations.poll()) {
            if (id == chunk && current != NOTHING) {
                limit = Math.min(limit, current + 1);
                say(new FromWorker.Revoked(chunk, limit));
            } else if (id > chunk) {
                revokedAhead.add(id);
                say(new FromWorker.Revoked(id, 0));
            }
        }
    }

    private void tick(long now) throws IOException {
        if (current == NOTHING || now - itemStart < TICK_NANOS) {
            if (now - lastFlush >= TICK_NANOS && results.count() + toParent.gatheredBytes() > 0) {
                flush(now);
            }
        } else if (!announced) {
            announced = true;
            say(new FromWorker.Running(chunk, current, now - itemStart));
            lastFlush = now;
            fromParent.expectMessage(); // it may want the other items back
        }
    }

    /** Saves what has gathered when a task calls System.exit. */
    void flushAtExit() {
        try {
            if (lock.tryLock(EXIT_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                flush(System.nanoTime());
            }
        } catch (InterruptedException | IOException e) {
            // The process ends anyway, and the parent counts what is missing as lost with it.
        }
    }
}
