package io.github.processpool.core.worker;

import io.github.processpool.Worker;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What tasks see of the worker that they run in. */
final class WorkerIdentity implements Worker {
    private volatile int id; // by the thread that runs tasks
    private final String poolName;
    private final ConcurrentMap<String, Object> state = new ConcurrentHashMap<>();

    WorkerIdentity(int id, String poolName) {
        this.id = id;
        this.poolName = poolName;
    }

    void adopt(int place) {
        id = place;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public String poolName() {
        return poolName;
    }

    @Override
    public ConcurrentMap<String, Object> state() {
        return state;
    }

    @Override
    public String toString() {
        return "worker " + id + " of " + poolName;
    }
}
