package io.github.processpool.core.worker;

/**
 * Starts the worker's helper threads, which never keep the JVM alive. They are not in the group of the threads that run
 * tasks: one that interrupts its group is not to interrupt them.
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
        Thread thread = new Thread(SYSTEM, body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
