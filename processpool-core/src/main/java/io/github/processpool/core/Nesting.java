package io.github.processpool.core;

import io.github.processpool.core.launch.LaunchOptions;
import org.jspecify.annotations.Nullable;

/** How many pools deep this thread is: 0 in the application, 1 in its workers, and so on. */
final class Nesting {
    /** A JVM this deep makes no pool: the program probably nests pools without end. */
    static final int DEEPEST = 5;

    private static final ThreadLocal<@Nullable Integer> OF_THREAD =
            new InheritableThreadLocal<>(); // of a worker's threads

    private Nesting() {}

    static int depth() {
        Integer ofThread = OF_THREAD.get();
        return ofThread != null ? ofThread : Integer.getInteger(LaunchOptions.DEPTH_PROPERTY, 0);
    }

    /** Says how deep the current thread is, and all threads that it creates from now on. */
    static void enter(int depth) {
        OF_THREAD.set(depth);
    }
}
