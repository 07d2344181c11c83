package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.WarmUp;
import io.github.processpool.core.wire.Limits;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.ProgressMark;
import io.github.processpool.core.wire.ToWorker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first messages to a worker: its number, its initializer and its finalizer. */
public final class Introduction {
    private Introduction() {}

    static List<ToWorker> of(WorkerOptions options, int worker, Path progressFile) {
        List<ToWorker> messages = new ArrayList<>();
        if (options.defaults() != null) {
            messages.add(new ToWorker.Defaults(options.defaults())); // before code of users runs
        }
        long initializer = add(messages, options.initializer());
        long finalizer = add(messages, options.finalizer());
        messages.add(start(options.poolName(), worker, progressFile, initializer, finalizer));
        return messages;
    }

    /** Returns the messages that make a worker start, and leave at once. */
    public static WarmUp forWarmUp(String poolName) {
        return (toWorker, directory) -> {
            Path progressFile = directory.resolve("progress-archive");
            Files.deleteIfExists(progressFile); // a JVM that died early left it there
            ProgressMark.create(progressFile).close();
            MessageWriter writer = new MessageWriter(toWorker);
            writer.append(start(poolName, 0, progressFile, Message.NO_FUNCTION, Message.NO_FUNCTION));
            writer.append(new ToWorker.Stop());
            writer.flush();
        };
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
