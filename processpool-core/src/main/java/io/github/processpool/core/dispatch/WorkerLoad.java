package io.github.processpool.core.dispatch;

import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.supervise.WorkerHandle;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.ToWorker;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a worker has been given. Fields are read and written under the dispatcher's lock. */
final class WorkerLoad {
    private static final int MOST_FUNCTIONS = 256;
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50); // of a chunk with others behind it

    final WorkerHandle worker;
    private final Map<Long, FunctionUse> functions = new LinkedHashMap<>(); // that the worker knows
    private long chunks;
    private @Nullable Chunk current; // what it works on
    private long assignedAt; // nanoTime
    private final Deque<Chunk> ahead = new ArrayDeque<>(2); // behind that, in order, and of the same submission

    @Nullable
    EncodedFunction learned; // for the first time, with the messages that are in line

    long added; // messages, to what is said to it
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
    void addAhead(Chunk chunk) {
        taken += chunk.count;
        ahead.addLast(chunk);
    }

    /** Returns how many chunks lie ready behind the one that it works on. */
    int ahead() {
        return ahead.size();
    }

    /** Tells whether chunks of this submission may lie ready, and at most half of {@code most} do. */
    boolean hasRoomAhead(Submission submission, int most) {
        return current != null
                && current.items == submission
                && !leaving
                && !isSlow()
                && ahead.size() <= most / 2
                && lastGiven().sent; // chunks are sent in their order
    }

    private Chunk lastGiven() {
        Chunk last = ahead.peekLast();
        return last == null ? Objects.requireNonNull(current) : last;
    }

    /** Returns what it works on and what lies ready, in order. */
    List<Chunk> inHand() {
        if (current == null) {
            return List.of();
        }
        List<Chunk> all = new ArrayList<>(1 + ahead.size());
        all.add(current);
        all.addAll(ahead);
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
        return current == chunk || ahead.contains(chunk);
    }

    /** Strikes off a chunk; in the place of the one that it works on comes the next, if there is one. */
    void strikeOff(Chunk chunk) {
        if (current == chunk) {
            workOn(ahead.pollFirst());
        } else {
            ahead.remove(chunk);
        }
    }

    /** Strikes off the chunks of a submission that were not sent, and no longer will be. */
    void forgetUnsent(ChunkItems items) {
        for (Iterator<Chunk> chunks = ahead.iterator(); chunks.hasNext(); ) { // no lambda: see Patiently
            if (isUnsent(chunks.next(), items)) {
                chunks.remove();
            }
        }
        Chunk now = current;
        if (now != null && isUnsent(now, items)) {
            functions.remove(now.functionId); // it may not have been sent either
            strikeOff(now);
        }
    }

    private static boolean isUnsent(Chunk chunk, ChunkItems items) {
        return !chunk.sent && chunk.items == items;
    }

    /** Strikes off everything. */
    void clear() {
        current = null;
        ahead.clear();
    }

    /** Returns how many items certainly have not started, and have not been asked back. */
    int knownUnstarted() {
        int items = current != null && current.canBeAskedBack() ? current.knownUnstarted() : 0;
        for (Chunk chunk : ahead) {
            items += chunk.canBeAskedBack() ? chunk.count : 0;
        }
        return items;
    }

    /** Tells whether items lie ready behind a chunk that takes longer than it was expected to. */
    boolean isStuck() {
        return !ahead.isEmpty() && isSlow() && knownUnstarted() > 0;
    }

    private boolean isSlow() {
        return System.nanoTime() - assignedAt > SLOW_NANOS;
    }

    /** Asks for what lies ready, or else for what has not started of its chunk; {@code worker.send} must follow. */
    void askBack() {
        boolean asked = false;
        for (Iterator<Chunk> chunks = ahead.descendingIterator(); chunks.hasNext(); ) {
            Chunk chunk = chunks.next(); // the last first, so that what comes back is put back in order
            if (chunk.canBeAskedBack() && chunk.count > 0) {
                chunk.askBack();
                asked = true;
            }
        }
        if (!asked && current != null && current.canBeAskedBack()) {
            current.askBack();
        }
    }

    /** Returns the messages that make a function known to the worker, and drop those that it won't need any more. */
    List<ToWorker> learn(long id, EncodedFunction function, ChunkItems user) {
        List<ToWorker> messages = new ArrayList<>(3);
        for (Iterator<Map.Entry<Long, FunctionUse>> known = functions.entrySet().iterator(); known.hasNext(); ) {
            Map.Entry<Long, FunctionUse> entry = known.next();
            if (entry.getKey() != id
                    && (functions.size() > MOST_FUNCTIONS || entry.getValue().isOver())) {
                messages.add(new ToWorker.Forget(entry.getKey()));
                known.remove();
            }
        }
        if (functions.put(id, FunctionUse.of(user)) == null) {
            messages.add(new ToWorker.Function(id, function.loader(), Payload.of(function.json())));
            learned = function;
        }
        return messages;
    }

    /**
     * For what a worker knows a function: captured values may be large and are never used again once their call is done; a
     * function without any is small and may come again.
     */
    private record FunctionUse(@Nullable WeakReference<ChunkItems> user) {
        static FunctionUse of(ChunkItems items) {
            return new FunctionUse(items.function().capturing() ? new WeakReference<>(items) : null);
        }

        boolean isOver() {
            if (user == null) {
                return false;
            }
            ChunkItems items = user.get();
            return items == null || items.isDone();
        }
    }

    void cancelIdleLimit() {
        if (idleLimit != null) {
            idleLimit.cancel(false);
            idleLimit = null;
        }
    }
}
