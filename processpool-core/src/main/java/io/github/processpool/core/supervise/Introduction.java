package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.Limits;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.ToWorker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first messages to a worker: who it is, and what it runs first and last. */
final class Introduction {
    private Introduction() {}

    static List<ToWorker> of(WorkerOptions options, int worker, Path progressFile) {
        List<ToWorker> messages = new ArrayList<>();
        if (options.application().defaults() != null) {
            messages.add(options.application().defaults()); // before code of users runs
        }
        long initializer = add(messages, options.initializer());
        long finalizer = add(messages, options.finalizer());
        messages.add(start(options.poolName(), worker, progressFile, initializer, finalizer));
        return messages;
    }

    static ToWorker withoutFunctions(String poolName, int worker, Path progressFile) {
        return start(poolName, worker, progressFile, Message.NO_FUNCTION, Message.NO_FUNCTION);
    }

    private static ToWorker start(String poolName, int worker, Path progressFile, long initializer, long finalizer) {
        return new ToWorker.Start(
                Limits.PROTOCOL_VERSION, poolName, worker, progressFile.toString(), initializer, finalizer);
    }

    private static long add(List<ToWorker> messages, ToWorker.@Nullable Function function) {
        if (function == null) {
            return Message.NO_FUNCTION;
        }
        messages.add(function);
        return function.id();
    }
}
