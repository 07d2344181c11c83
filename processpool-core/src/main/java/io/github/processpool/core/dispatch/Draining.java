package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.Supervisor;

/** Lets the workers leave when all is answered that a pool had taken before it was shut down. */
final class Draining {
    private final DispatchState state;
    private Supervisor supervisor; // written once, before the first worker starts

    @SuppressWarnings("NullAway.Init") // see Dispatcher
    Draining(DispatchState state) {
        this.state = state;
    }

    void begin(Supervisor workers) {
        supervisor = workers;
    }

    /** Strikes off items whose answers were delivered. */
    void settle(ChunkItems items, long first, int count) {
        boolean drained;
        state.lock();
        try {
            state.queue.answered(items, first, count);
            drained = state.isDrained();
        } finally {
            state.unlock();
        }
        if (drained) {
            supervisor.stopAll();
        }
    }

    void stopIfDrained() {
        boolean drained;
        state.lock();
        try {
            drained = state.isDrained();
        } finally {
            state.unlock();
        }
        if (drained) {
            supervisor.stopAll();
        }
    }
}
