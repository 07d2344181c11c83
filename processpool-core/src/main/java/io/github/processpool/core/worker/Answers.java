package io.github.processpool.core.worker;

import io.github.processpool.EncodingException;
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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The answers of the running chunk on their way to the parent.
 *
 * <p>Results gather until they are worth a write, but none waits longer than a tick: a second thread sends what has
 * gathered at each of the {@link Ticks}, and tells the parent of an item that has been running since the last one. It
 * also gives up the items that have not started when the parent revokes them. One lock makes that one step with the
 * decision which item is next, so that an item is either started or revoked, never both.
 */
final class Answers {
    private static final long EXIT_PATIENCE_MILLIS = 500;
    private static final int ENOUGH_BYTES = 48 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final ToParent toParent;
    private final FromParent fromParent;
    private final Queue<Long> revocations = new ConcurrentLinkedQueue<>(); // without the lock
    private volatile boolean ended; // without the lock
    private final Ticks ticks = new Ticks(lock); // under the lock, like every field below
    private final GatheredResults results = new GatheredResults();
    private final Set<Long> revokedAhead = new HashSet<>(); // chunks that were revoked before they began
    private RunningChunk chunk = RunningChunk.none();
    private @Nullable ProgressMark mark;
    private long lastFlush; // nanoTime

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
            lastFlush = System.nanoTime();
            chunk = RunningChunk.begin(begun, revokedAhead.remove(begun.id()), lastFlush);
            results.begin(chunk.limit);
            if (mark != null) {
                mark.expect(chunk.limit);
            }
            return startNext(lastFlush);
        } finally {
            lock.unlock();
        }
    }

    /** Says what gives the results from now on. */
    void resultsOf(Invocation function) {
        lock.lock();
        try {
            results.resultsOf(function);
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
            while (!results.add(chunk.item, result)) {
                gather();
            }
            chunk.answered = true;
            if (results.hasBlocks()) {
                flush(System.nanoTime()); // the next item may change the array
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the current item's failure and returns the next item, or -1 if there is none. */
    int failed(FailureKind kind, byte[] error) throws IOException {
        lock.lock();
        try {
            chunk.answered = true;
            gather();
            toParent.append(new FromWorker.Failed(chunk.id, chunk.item, kind, Payload.of(error)));
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
            if (chunk.answered) {
                return false;
            }
            chunk.stopAfterItem();
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
            long nanos = chunk.nanosUntil(System.nanoTime());
            toParent.send(results.isEmpty() ? new FromWorker.Finished(chunk.id, nanos) : results.take(chunk.id, nanos));
        } finally {
            lock.unlock();
        }
    }

    /** Gives up the items of a chunk that have not started. Returns at once. */
    void revoke(long id) {
        revocations.add(id);
        ticks.wake();
    }

    private int next() throws IOException {
        long now = System.nanoTime();
        if (!chunk.isLastItem() && isDue(now)) { // the last one leaves together with the chunk's end
            flush(now);
        }
        return startNext(now);
    }

    private boolean isDue(long now) {
        return chunk.prompt
                || now - lastFlush > Ticks.NANOS
                || results.sizeBytes() + toParent.gatheredBytes() > ENOUGH_BYTES;
    }

    private int startNext(long now) throws IOException {
        int item = chunk.startNext(now);
        if (item != RunningChunk.NOTHING) {
            if (mark != null) {
                mark.set(chunk.id, item + 1);
            }
            if (chunk.watched) {
                ticks.start();
            }
        }
        return item;
    }

    /** Moves the results gathered into one message, which waits to be written. */
    private void gather() throws IOException {
        if (!results.isEmpty()) {
            toParent.append(results.take(chunk.id, FromWorker.Results.UNFINISHED));
        }
    }

    private void flush(long now) throws IOException {
        gather();
        toParent.flush();
        lastFlush = now;
    }

    /** Ends the flushing thread. Returns at once. */
    void end() {
        ended = true;
        ticks.wake();
    }

    /**
     * The flushing thread, which returns when the worker has been ended.
     *
     * @throws IOException if the parent has gone
     */
    void keepFlushing() throws IOException {
        lock.lock();
        try {
            while (!ended) {
                if (revocations.isEmpty()) {
                    ticks.await(chunk.mayBeAnnounced());
                }
                giveUpRevoked();
                tick(System.nanoTime());
            }
        } finally {
            lock.unlock();
        }
    }

    private void giveUpRevoked() throws IOException {
        for (Long id = revocations.poll(); id != null; id = revocations.poll()) {
            if (id == chunk.id && chunk.isRunning()) {
                say(new FromWorker.Revoked(id, chunk.stopAfterItem()));
            } else if (id > chunk.id) {
                revokedAhead.add(id);
                say(new FromWorker.Revoked(id, 0));
            }
        }
    }

    private void tick(long now) throws IOException {
        if (!chunk.hasItemFor(Ticks.NANOS, now)) {
            if (now - lastFlush >= Ticks.NANOS && (!results.isEmpty() || toParent.gatheredBytes() > 0)) {
                flush(now);
            }
        } else if (chunk.mayBeAnnounced()) {
            say(chunk.announce(now));
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
