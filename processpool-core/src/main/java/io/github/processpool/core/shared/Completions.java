package io.github.processpool.core.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A state's lock while it is held, and the outcomes decided under it. They are told once the lock is free. */
final class Completions implements AutoCloseable {
    private record Decided(Request request, Outcome outcome) {}

    private final List<Decided> decided = new ArrayList<>(2);
    private final ReentrantLock lock;

    /** Takes the lock. */
    Completions(ReentrantLock lock) {
        this.lock = lock;
        lock.lock();
    }

    void add(Request request, Outcome outcome) {
        decided.add(new Decided(request, outcome));
    }

    void refuse(Request request, Refusal refusal) {
        add(request, Outcome.refused(refusal));
    }

    /** Gives the lock back and tells the outcomes. */
    @Override
    public void close() {
        lock.unlock();
        for (Decided next : decided) {
            next.request.complete(next.outcome);
        }
    }
}
