package io.github.processpool.core.dispatch;

import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.supervise.WorkerProcess;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Message.ToWorker;
import io.github.processpool.core.wire.Payload;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What a worker has been given. Fields are read and written under the dispatcher's lock. */
final class WorkerLoad {
    private static final int MOST_FUNCTIONS = 256;

    final WorkerProcess worker;
    private final Map<Long, FunctionUse> functions = new LinkedHashMap<>(); // that the worker knows
    private long chunks;

    @Nullable
    Assignment assignment;

    long taken; // items given to it in its life
    boolean replacementPrepared;
    boolean leaving; // it said so itself
    long lastHeard; // nanoTime
    long idleSince; // nanoTime

    @Nullable
    Future<?> idleLimit;

    WorkerLoad(WorkerProcess worker) {
        this.worker = worker;
    }

    long nextChunk() {
        return ++chunks;
    }

    /** Returns the messages that make a function known to the worker, and drop those that it won't need any more. */
    List<ToWorker> learn(long id, EncodedFunction function, Submission user) {
        List<ToWorker> messages = new ArrayList<>(3);
        for (Iterator<Map.Entry<Long, FunctionUse>> known = functions.entrySet().iterator(); known.hasNext(); ) {
            Map.Entry<Long, FunctionUse> entry = known.next();
            if (entry.getKey() != id
                    && (functions.size() > MOST_FUNCTIONS || entry.getValue().isOver())) {
                messages.add(new Message.Forget(entry.getKey()));
                known.remove();
            }
        }
        if (functions.put(id, FunctionUse.of(user)) == null) {
            messages.add(new Message.Function(id, function.loader(), Payload.of(function.json())));
        }
        return messages;
    }

    /**
     * For what a worker knows a function: captured values may be large and are never used again once their call is done; a
     * function without any is small and may come again.
     */
    private record FunctionUse(@Nullable WeakReference<Submission> user) {
        static FunctionUse of(Submission submission) {
            return new FunctionUse(submission.function().capturing() ? new WeakReference<>(submission) : null);
        }

        boolean isOver() {
            if (user == null) {
                return false;
            }
            Submission submission = user.get();
            return submission == null || submission.isDone();
        }
    }

    void cancelIdleLimit() {
        if (idleLimit != null) {
            idleLimit.cancel(false);
            idleLimit = null;
        }
    }
}
