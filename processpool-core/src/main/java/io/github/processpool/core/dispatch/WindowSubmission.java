package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.codec.EncodedFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One function over items that come and go: those between the last one read from the input and the last one whose result
 * was taken. It holds no more than these, which is what makes an endless input possible.
 */
final class WindowSubmission extends Submission implements ItemsEncoder.Source {
    private final boolean ordered;
    private final ItemsEncoder encoder;
    private final ProgressReports progress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<Long, Entry> entries = new HashMap<>(); // this and the rest under the lock
    private final Deque<Entry> inOrder = new ArrayDeque<>(); // the order in which results are taken
    private long added;
    private long unanswered;
    private boolean allTaken; // the input has ended, and every result was taken
    private @Nullable ProcessPoolException end; // why no more results come

    WindowSubmission(EncodedFunction function, CallSettings settings, boolean ordered, ProgressReports progress) {
        super(function, function.newResultTypes(), settings);
        encoder = new ItemsEncoder(function, resultTypes(), Arguments.ONE, this);
        this.ordered = ordered;
        this.progress = progress;
    }

    /** An item, and then its answer. */
    static final class Entry {
        private @Nullable Object value;
        private @Nullable ProcessPoolException error;
        private boolean answered;

        private Entry(@Nullable Object argument) {
            value = argument;
        }

        /** Returns the item's result, or throws its failure. */
        @Nullable
        Object orThrow() {
            if (error != null) {
                throw CallerTrace.putInto(error);
            }
            return value;
        }
    }

    // ---- the consumer's side ----

    /** Adds an item and returns its number. */
    long add(@Nullable Object argument) {
        lock.lock();
        try {
            Entry entry = new Entry(argument);
            entries.put(added, entry);
            if (ordered) {
                inOrder.addLast(entry);
            }
            unanswered++;
            return added++;
        } finally {
            lock.unlock();
        }
    }

    /** Takes back the items from this one on: they could not be submitted. */
    void removeFrom(long first) {
        lock.lock();
        try {
            for (; added > first; added--) {
                entries.remove(added - 1);
                unanswered--;
                if (ordered) {
                    inOrder.removeLast();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many more items fit a window; 0 also while the next result is there and the workers have enough to do. */
    int room(int window) {
        lock.lock();
        try {
            boolean enough = isNextThere() && unanswered * 2 > window;
            return enough ? 0 : (int) (window - unanswered - answeredButHeld());
        } finally {
            lock.unlock();
        }
    }

    private long answeredButHeld() {
        return ordered ? inOrder.size() - unanswered : inOrder.size();
    }

    private boolean isNextThere() {
        Entry next = inOrder.peekFirst();
        return next != null && next.answered;
    }

    /** Waits for the next result; null if there is none to come. */
    @Nullable
    Entry take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isNextThere()) {
                if (end != null) {
                    throw CallerTrace.putInto(end);
                }
                if (unanswered == 0) {
                    return null;
                }
                arrived.await();
            }
            return inOrder.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Says that the last result was taken. */
    void allTaken() {
        lock.lock();
        try {
            allTaken = true;
        } finally {
            lock.unlock();
        }
        progress.ended();
    }

    // ---- the pool's side ----

    @Override
    public @Nullable Object argument(long item) {
        lock.lock();
        try {
            Entry entry = entries.get(item);
            return entry == null ? null : entry.value;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public EncodedItems encode(long first, int count) {
        return encoder.encode(first, count);
    }

    @Override
    public void succeeded(long item, @Nullable Object value) {
        answer(item, value, null);
    }

    @Override
    public void failed(long item, ProcessPoolException error) {
        answer(item, null, error);
    }

    private void answer(long item, @Nullable Object value, @Nullable ProcessPoolException error) {
        progress.answered(error != null);
        lock.lock();
        try {
            Entry entry = entries.remove(item);
            if (entry == null) {
                return;
            }
            entry.value = value;
            entry.error = error;
            entry.answered = true;
            unanswered--;
            if (!ordered) {
                inOrder.addLast(entry);
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void abort(ProcessPoolException error) {
        lock.lock();
        try {
            end = error;
            entries.clear();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void abort(MemoryShortage shortage) {
        lock.lock();
        try {
            abort(end == null ? shortage.failure() : end);
            inOrder.clear(); // results that were not taken yet hold the memory
        } finally {
            lock.unlock();
        }
    }

    @Override
    void giveUp(MemoryShortage shortage) {
        abort(shortage); // a consumer would take what is left for all results
    }

    @Override
    long heldBytes() {
        lock.lock();
        try {
            long answered = added - unanswered;
            return end != null || answered == 0 ? 0 : receivedBytes / answered * answeredButHeld();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isDone() {
        lock.lock();
        try {
            return end != null || allTaken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int indexOf(long item) {
        return (int) Math.min(item, Integer.MAX_VALUE);
    }
}
