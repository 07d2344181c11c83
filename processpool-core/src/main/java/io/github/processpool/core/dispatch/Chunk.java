package io.github.processpool.core.dispatch;

import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A chunk in the hands of a worker. Its items are answered in order, so one number says which are. Fields are read and
 * written under the dispatcher's lock.
 */
final class Chunk {
    static final int NONE = -1;

    final WorkerLoad load;
    final ChunkItems items;
    final ChunkSizer sizer;
    final long id;
    final long first; // the number of its first item among all items
    final long functionId;
    int count; // shrinks when items are given back
    boolean finished; // all of it is answered, and its time is noted
    boolean released; // by the thread of its worker: the worker does not have it any more
    boolean sent; // or about to be, in this order
    int answered;
    int running = NONE; // an item of which the worker said that it takes a while
    int expired = NONE; // the item whose time is over
    long expiredAt; // nanoTime
    boolean askedSinceExpired; // what has not started: whoever answers still runs the expired item
    volatile long received; // bytes that had come from the worker when its time limit was looked at last
    boolean withdrawing; // the worker was asked for what has not started
    int withdrawalsToAnswer; // how often it was asked; when two ask at once, it answers twice

    @Nullable
    Future<?> deadline;

    Chunk(WorkerLoad load, ChunkItems items, ChunkSizer sizer, long id, long functionId, long first, int count) {
        this.load = load;
        this.items = items;
        this.sizer = sizer;
        this.id = id;
        this.functionId = functionId;
        this.first = first;
        this.count = count;
    }

    long item(int index) {
        return first + index;
    }

    /** Returns how many items certainly have not started, as far as the worker has told. */
    int knownUnstarted() {
        return running == NONE ? 0 : count - running - 1;
    }

    /** Tells whether nobody is interested any more in some of its items. */
    boolean anyDropped() {
        return items.wanted(first, count) < count;
    }

    /** Tells whether it is what the worker works on. */
    boolean isCurrent() {
        return load.current() == this;
    }

    /** Checks that a message is about this chunk. */
    void check(long messageChunk) throws ProtocolException {
        if (messageChunk != id) {
            throw new ProtocolException("an answer to chunk " + messageChunk + ", while it has chunk " + id);
        }
    }

    /** Tells whether the worker knows of it, and was not asked for it already. */
    boolean canBeAskedBack() {
        return sent && !withdrawing;
    }

    /** Asks for what has not started; {@code worker.send} must follow. */
    void askBack() {
        noteAskedBack();
        load.worker.add(List.of(new ToWorker.Revoke(id)));
    }

    void noteAskedBack() {
        withdrawing = true;
        withdrawalsToAnswer++;
    }

    void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
