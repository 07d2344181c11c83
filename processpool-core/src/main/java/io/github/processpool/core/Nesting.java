package io.github.processpool.core;

import io.github.processpool.core.launch.LaunchOptions;
import org.jspecify.annotations.Nullable;

/** How many pools deep this thread is: 0 in the application, 1 in its workers, and so on. */
final class Nesting {
    /** A JVM this deep makes no pool: the program probably nests pools without end. */
    static final int DEEPEST = 5;

    private static volatile @Nullable ThreadLocal<Integer> ofThreads; // null until a worker is a thread

    private Nesting() {}

    static int depth() {
        ThreadLocal<Integer> known = ofThreads;
        Integer ofThread = known == null ? null : known.get();
        return ofThread != null ? ofThread : Integer.getInteger(LaunchOptions.DEPTH_PROPERTY, 0);
    }

    /** Says how deep the current thread is, and all threads that it creates from now on. */
    static void enter(int depth) {
        holder().set(depth);
    }

    private static synchronized ThreadLocal<Integer> holder() {
        ThreadLocal<Integer> known = ofThreads;
        if (known == null) {
            known = new InheritableThreadLocal<>();
            ofThreads = known;
        }
        return known;
    }
}
