package io.github.processpool.core.worker;

import io.github.processpool.core.wire.SteadyThread;

/**
 * Starts the worker's helper threads, which never keep the JVM alive. They are not in the group of the threads that run
 * tasks: what a task does to its group is not to reach them.
 */
final class DaemonThreads {
    private static final ThreadGroup SYSTEM = outermostGroup();

    private DaemonThreads() {}

    private static ThreadGroup outermostGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    static Thread start(String name, Runnable body) {
        Thread thread = new SteadyThread(SYSTEM, body, name);
        thread.start();
        return thread;
    }
}
