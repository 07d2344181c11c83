package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a failure shows that is listed below another one: where the task failed. The frames of the thread that received
 * the failure are left out, and so are those of the library in the worker.
 */
final class ShortTrace {
    private static final String LIBRARY = "io.github.processpool.core.";
    static final List<String> ROOMS = List.of(
            "archive.",
            "arrays.",
            "blocks.",
            "codec.",
            "dispatch.",
            "errors.",
            "files.",
            "functions.",
            "inprocess.",
            "json.",
            "launch.",
            "loaders.",
            "locale.",
            "objects.",
            "reflection.",
            "shared.",
            "snippets.",
            "supervise.",
            "types.",
            "values.",
            "wire.",
            "worker.");

    private static final int MOST_FRAMES = 50;
    private static final int MOST_CAUSES = 20;

    private ShortTrace() {}

    /** Shortens the stack traces of a failure that no other code has, and returns it. */
    static ProcessPoolException of(ProcessPoolException failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        shorten(failure.getCause(), MOST_CAUSES);
        return failure;
    }

    /** The causes are made by the application's classes, whose methods may do anything. */
    private static void shorten(@Nullable Throwable error, int most) {
        if (error == null || most == 0) {
            return;
        }
        try {
            error.setStackTrace(shortened(error.getStackTrace()));
            for (Throwable suppressed : error.getSuppressed()) {
                shorten(suppressed, most - 1);
            }
            shorten(error.getCause(), most - 1);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            // It keeps the trace that it has.
        }
    }

    private static StackTraceElement[] shortened(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> !isOfLibrary(frame.getClassName()))
                .limit(MOST_FRAMES)
                .toArray(StackTraceElement[]::new);
    }

    private static boolean isOfLibrary(String className) {
        return className.startsWith(LIBRARY)
                && ROOMS.stream().anyMatch(room -> className.startsWith(room, LIBRARY.length()));
    }
}
