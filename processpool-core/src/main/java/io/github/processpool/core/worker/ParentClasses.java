package io.github.processpool.core.worker;

import io.github.processpool.core.shared.Awaited;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.ToWorker;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the parent for classes and resources that are not on the class path of this worker. A thread that asks waits for
 * the answer, until nothing more can come from the parent.
 */
final class ParentClasses {
    private static final String PARENT_GONE = "the parent does not answer any more: this worker is about to end";

    private final ToParent toParent;
    private final FromParent fromParent;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<Message>> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ParentClasses(ToParent toParent, FromParent fromParent) {
        this.toParent = toParent;
        this.fromParent = fromParent;
    }

    /**
     * Returns a {@link ToWorker.Given}, or a {@link ToWorker.Missing} that says why not. An interrupt does not end the
     * wait.
     */
    Message ask(int loader, String name, int index) {
        long id = lastId.incrementAndGet();
        CompletableFuture<Message> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            if (closed) {
                return new ToWorker.Missing(id, PARENT_GONE);
            }
            toParent.send(new FromWorker.Wanted(id, loader, name, index));
            fromParent.readUntil(new Awaited(answer::isDone));
            return answer.join();
        } catch (IOException e) {
            return new ToWorker.Missing(id, "the parent can't be reached: " + e.getMessage());
        } finally {
            open.remove(id);
        }
    }

    /** Takes an answer. Returns at once. */
    void answered(long id, Message answer) {
        CompletableFuture<Message> asked = open.remove(id);
        if (asked != null) {
            asked.complete(answer);
        }
    }

    /** Tells whether a thread waits for an answer. */
    boolean isAwaited() {
        return !open.isEmpty();
    }

    /** Ends all waits: no answer can come any more. */
    void close() {
        closed = true;
        for (Map.Entry<Long, CompletableFuture<Message>> asked : open.entrySet()) {
            asked.getValue().complete(new ToWorker.Missing(asked.getKey(), PARENT_GONE));
        }
    }
}
