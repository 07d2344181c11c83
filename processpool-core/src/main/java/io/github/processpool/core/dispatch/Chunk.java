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
    boolean sent; // or about to be, in this order
    int answered;
    int running = NONE; // an item that takes a while, as the worker has said
    int expired = NONE; // the item whose time is over
    long expiredAt; // nanoTime
    boolean revokedSinceExpired; // what has not started: a worker that replies still runs the expired item
    volatile long received; // bytes that had come from the worker when its time limit was looked at last
    boolean revoking; // what has not started; the worker has not replied yet
    int revocationsToAnswer; // replies to come: two, if it was revoked twice at once

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

    /** Returns how many items certainly have not started, by what the worker has said. */
    int knownUnstarted() {
        return running == NONE ? 0 : count - running - 1;
    }

    /** Tells whether some of its items were dropped. */
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

    /** Checks that answers to these items are the ones that come next. */
    void checkNext(int from, int items) throws ProtocolException {
        if (from != answered || items < 1 || items > count - from) {
            throw new ProtocolException("answers to " + items + " items of chunk " + id + " from item " + from
                    + " on, but the next item is " + answered + " of " + count);
        }
    }

    /** Checks that all of it is answered. */
    void checkFinished() throws ProtocolException {
        if (answered != count) {
            throw new ProtocolException(
                    "it finished chunk " + id + " with only " + answered + " of " + count + " items answered");
        }
    }

    /** Takes the worker's reply that it has not started the items from this one on, and never will. */
    void revokedFrom(int from) throws ProtocolException {
        boolean wasAsked = revocationsToAnswer-- > 0;
        boolean again = !revoking && from == count; // revoked twice by a race
        boolean unstarted = revoking && from >= answered && from <= (isCurrent() ? count : 0);
        if (!wasAsked || !(again || unstarted)) {
            throw new ProtocolException(
                    "it returned items that it does not have: those of chunk " + id + " from " + from);
        }
        revoking = false;
    }

    /** Tells whether the worker knows of it, and it is not being revoked already. */
    boolean canBeRevoked() {
        return sent && !revoking;
    }

    /** Revokes what has not started; {@code worker.send} must follow. */
    void revoke() {
        noteRevoked();
        load.worker.add(List.of(new ToWorker.Revoke(id)));
    }

    void noteRevoked() {
        revoking = true;
        revocationsToAnswer++;
    }

    void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
