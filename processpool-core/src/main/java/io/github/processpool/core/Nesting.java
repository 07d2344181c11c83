package io.github.processpool.core;

import io.github.processpool.core.launch.LaunchOptions;

/** How many pools deep this JVM is: 0 in the application, 1 in its workers, and so on. */
final class Nesting {
    /** A JVM this deep makes no pool: the program probably nests pools without end. */
    static final int DEEPEST = 5;

    private Nesting() {}

    static int depth() {
        return Integer.getInteger(LaunchOptions.DEPTH_PROPERTY, 0);
    }
}
