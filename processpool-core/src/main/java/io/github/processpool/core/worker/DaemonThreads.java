package io.github.processpool.core.worker;

/** Starts the worker's helper threads, which never keep the JVM alive. */
final class DaemonThreads {
    private DaemonThreads() {}

    static Thread start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
