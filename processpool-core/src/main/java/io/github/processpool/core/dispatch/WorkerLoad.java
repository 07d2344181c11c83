package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.WorkerHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a worker has been given. Fields are read and written under the dispatcher's lock. */
final class WorkerLoad {
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50); // of a chunk with others behind it

    final WorkerHandle worker;
    final KnownFunctions functions = new KnownFunctions();
    private long chunks;
    private @Nullable Chunk current; // what it works on
    private long assignedAt; // nanoTime
    private final Deque<Chunk> prefetched = new ArrayDeque<>(2); // behind that, in order, and of the same submission

    long taken; // items given to it in its life
    boolean replacementPrepared;
    boolean leaving; // it said so, or is about to be killed
    long lastHeard; // nanoTime
    long idleSince; // nanoTime

    @Nullable
    Future<?> idleLimit;

    WorkerLoad(WorkerHandle worker) {
        this.worker = worker;
    }

    long nextChunk() {
        return ++chunks;
    }

    /** Returns what it works on. */
    @Nullable
    Chunk current() {
        return current;
    }

    /** Returns what all of its chunks carry; null if it has none. */
    @Nullable
    ChunkItems items() {
        return current == null ? null : current.items;
    }

    /** Gives a chunk to a worker that has none. */
    void start(Chunk chunk) {
        taken += chunk.count;
        workOn(chunk);
    }

    private void workOn(@Nullable Chunk chunk) {
        current = chunk;
        lastHeard = System.nanoTime();
        assignedAt = lastHeard;
    }

    /** Gives a chunk to a worker that is busy with another one of the same submission. */
    void prefetch(Chunk chunk) {
        taken += chunk.count;
        prefetched.addLast(chunk);
    }

    /** Returns how many chunks the worker has prefetched. */
    int prefetched() {
        return prefetched.size();
    }

    /** Tells whether it may prefetch chunks of this submission, and has at most half of {@code most}. */
    boolean hasRoomToPrefetch(Submission submission, int most) {
        return current != null
                && current.items == submission
                && !leaving
                && !isSlow()
                && prefetched.size() <= most / 2
                && lastGiven().sent; // chunks are sent in their order
    }

    private Chunk lastGiven() {
        Chunk last = prefetched.peekLast();
        return last == null ? Objects.requireNonNull(current) : last;
    }

    /** Returns what it works on and what it has prefetched, in order. */
    List<Chunk> inHand() {
        if (current == null) {
            return List.of();
        }
        List<Chunk> all = new ArrayList<>(1 + prefetched.size());
        all.add(current);
        all.addAll(prefetched);
        return all;
    }

    /** Returns how many items in its hand are not answered: none, at times, before it has said that it is done. */
    long unanswered() {
        long items = 0;
        for (Chunk chunk : inHand()) {
            items += chunk.count - chunk.answered;
        }
        return items;
    }

    /** Returns the chunk of this number, of those that it has; null if there is none. */
    @Nullable
    Chunk inHand(long id) {
        for (Chunk candidate : inHand()) {
            if (candidate.id == id) {
                return candidate;
            }
        }
        return null;
    }

    boolean has(Chunk chunk) {
        return current == chunk || prefetched.contains(chunk);
    }

    /** Strikes off a chunk. If it is the one that the worker works on, the next takes its place. */
    void strikeOff(Chunk chunk) {
        if (current == chunk) {
            workOn(prefetched.pollFirst());
        } else {
            prefetched.remove(chunk);
        }
    }

    /** Strikes off the chunks of a submission that were not sent, and no longer will be. */
    void forgetUnsent(ChunkItems items) {
        for (Iterator<Chunk> chunks = prefetched.iterator(); chunks.hasNext(); ) { // no lambda: see Patiently
            if (isUnsent(chunks.next(), items)) {
                chunks.remove();
            }
        }
        Chunk now = current;
        if (now != null && isUnsent(now, items)) {
            functions.unlearn(now.functionId); // it may not have been sent either
            strikeOff(now);
        }
    }

    private static boolean isUnsent(Chunk chunk, ChunkItems items) {
        return !chunk.sent && chunk.items == items;
    }

    /** Strikes off everything. */
    void clear() {
        current = null;
        prefetched.clear();
    }

    /** Returns how many items certainly have not started, and have not been revoked. */
    int knownUnstarted() {
        int items = current != null && current.canBeRevoked() ? current.knownUnstarted() : 0;
        for (Chunk chunk : prefetched) {
            items += chunk.canBeRevoked() ? chunk.count : 0;
        }
        return items;
    }

    /** Tells whether it has prefetched items behind a chunk that takes longer than it was expected to. */
    boolean isStuck() {
        return !prefetched.isEmpty() && isSlow() && knownUnstarted() > 0;
    }

    private boolean isSlow() {
        return System.nanoTime() - assignedAt > SLOW_NANOS;
    }

    /**
     * Revokes what it has prefetched; if there is nothing, what has not started of its chunk. {@code worker.send} must follow.
     */
    void revoke() {
        boolean revoked = false;
        for (Iterator<Chunk> chunks = prefetched.descendingIterator(); chunks.hasNext(); ) {
            Chunk chunk = chunks.next(); // the last first, so that what comes back is put back in order
            if (chunk.canBeRevoked() && chunk.count > 0) {
                chunk.revoke();
                revoked = true;
            }
        }
        if (!revoked && current != null && current.canBeRevoked()) {
            current.revoke();
        }
    }

    void cancelIdleLimit() {
        if (idleLimit != null) {
            idleLimit.cancel(false);
            idleLimit = null;
        }
    }
}
