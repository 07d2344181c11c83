package io.github.processpool.core;

import io.github.processpool.core.launch.LaunchOptions;

/** How deep this JVM is in pools of pools: 0 in the application, 1 in its workers, and so on. */
final class Nesting {
    /** A pool here would be the work of a program that nests without end. */
    static final int DEEPEST = 5;

    private Nesting() {}

    static int depth() {
        return Integer.getInteger(LaunchOptions.DEPTH_PROPERTY, 0);
    }
}
