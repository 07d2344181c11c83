package io.github.processpool.core.dispatch;

import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.ToWorker;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that one worker has been told. Used under the dispatcher's lock. */
final class KnownFunctions {
    private static final int MOST = 256;

    private final Map<Long, Use> known = new LinkedHashMap<>(); // the oldest first

    /**
     * Adds the messages that make a function known to the worker, and drop those that it won't need any more. Returns
     * whether it is new to the worker.
     */
    boolean learn(long id, ChunkItems user, List<ToWorker> messages) {
        for (Iterator<Map.Entry<Long, Use>> entries = known.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<Long, Use> entry = entries.next();
            if (entry.getKey() != id && (known.size() > MOST || entry.getValue().isOver())) {
                messages.add(new ToWorker.Forget(entry.getKey()));
                entries.remove();
            }
        }
        EncodedFunction function = user.function();
        boolean isNew = known.put(id, Use.by(user)) == null;
        if (isNew) {
            messages.add(new ToWorker.Function(id, function.loader(), Payload.of(function.json())));
        }
        return isNew;
    }

    /** Takes back what was learned, since the messages may not be sent. */
    void unlearn(long id) {
        known.remove(id);
    }

    /**
     * For what a worker knows a function: captured values may be large and are never used again once their call is done; a
     * function without any is small and may come again.
     */
    private record Use(@Nullable WeakReference<ChunkItems> user) {
        static Use by(ChunkItems items) {
            return new Use(items.function().capturing() ? new WeakReference<>(items) : null);
        }

        boolean isOver() {
            if (user == null) {
                return false;
            }
            ChunkItems items = user.get();
            return items == null || items.isDone();
        }
    }
}
