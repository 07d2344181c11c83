package io.github.processpool.core.supervise;

import io.github.processpool.core.shared.SharedRequestHandler;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.Limits;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deals with the messages of one worker, in the worker's own thread: those about its life and its requests here, those
 * about its tasks through {@link WorkerEvents}.
 */
final class WorkerMessages implements MessageIntake.Receiver {
    private final WorkerHandle worker;
    private final Lifecycle lifecycle;
    private final WorkerLife.Surroundings pool;
    private final ClassRequestHandler classes;
    private final SharedRequestHandler shared;
    private @Nullable Payload initializerError;
    private boolean saidGoodbye;
    private volatile List<ProcessHandle> leftBehind = List.of(); // by its tasks, when it said good-bye

    WorkerMessages(WorkerHandle worker, Lifecycle lifecycle, WorkerLife.Surroundings pool) {
        this.worker = worker;
        this.lifecycle = lifecycle;
        this.pool = pool;
        classes = new ClassRequestHandler(pool.options().loaders(), pool.writers(), this::sayInTurn);
        shared = new SharedRequestHandler(this::say, pool.writers(), worker::warn);
    }

    /** Reading goes on when this JVM fails to deal with a message: the worker may have said more that others wait for. */
    @Override
    public void receive(FromWorker message) throws ProtocolException {
        try {
            take(message);
        } catch (RuntimeException | Error e) {
            if (message instanceof FromWorker.Ask ask) {
                shared.refuse(ask, e);
            } else {
                worker.killFor(e);
            }
        }
    }

    @Override
    public void receiveHead(FromWorker head, OutOfMemoryError why) throws ProtocolException {
        if (head instanceof FromWorker.Ask ask) {
            shared.refuse(ask, why);
        } else {
            requireReady();
            pool.events().unread(worker, head, why);
        }
    }

    @Override
    public void outOfMemory(OutOfMemoryError why) {
        pool.events().outOfMemory(worker, why);
    }

    private void take(FromWorker message) throws ProtocolException {
        if (message instanceof FromWorker.Ready ready) {
            accept(ready);
        } else if (message instanceof FromWorker.Wanted wanted) {
            classes.ask(wanted);
        } else if (message instanceof FromWorker.Ask ask) {
            shared.ask(ask); // an initializer may use shared objects too
        } else if (message instanceof FromWorker.Seen seen) {
            accept(seen);
        } else if (message instanceof FromWorker.GiveUp giveUp) {
            shared.giveUp(giveUp);
        } else if (message instanceof FromWorker.StartFailed failed) {
            accept(failed);
        } else {
            requireReady();
            pool.events().received(worker, message);
            if (message instanceof FromWorker.Leaving) {
                leave();
            }
        }
    }

    private void requireReady() throws ProtocolException {
        if (lifecycle.phase() == WorkerPhase.STARTING) {
            throw new ProtocolException("a message before it was ready");
        }
    }

    private void accept(FromWorker.Ready ready) throws ProtocolException {
        if (ready.protocol() != Limits.PROTOCOL_VERSION) {
            throw new ProtocolException("it uses version " + ready.protocol() + " of the protocol, the pool version "
                    + Limits.PROTOCOL_VERSION + ": give workers the same processpool-core");
        }
        if (!lifecycle.becomesReady()) {
            throw new ProtocolException("a second 'ready'");
        }
        worker.cancelStartLimit();
        pool.watcher().ready(worker);
    }

    private void accept(FromWorker.StartFailed failed) throws ProtocolException {
        if (lifecycle.phase() != WorkerPhase.STARTING) {
            throw new ProtocolException("a start that failed, after it was ready");
        }
        initializerError = failed.error().detached();
    }

    private void accept(FromWorker.Seen seen) throws ProtocolException {
        Running running = lifecycle.running();
        if (running != null && !running.outbox().answered(seen)) {
            throw new ProtocolException("it has seen a token that it was not sent: " + seen.token());
        }
    }

    private void leave() throws ProtocolException {
        if (saidGoodbye) {
            throw new ProtocolException("a second 'leaving'");
        }
        saidGoodbye = true;
        lifecycle.leaves();
        worker.watchLeaving();
        Running running = lifecycle.running();
        if (running != null) {
            leftBehind = running.process().descendants();
            // A JVM waits a while at its exit for threads that are blocked in a read, as the one that reads this pipe.
            Running.close(running.process().toWorker());
        }
    }

    /** Waits until the worker has taken what was said before: its questions must not pile up answers here. */
    private void sayInTurn(ToWorker message) {
        Running running = lifecycle.running();
        if (running != null) {
            try {
                running.outbox().sendInTurn(message);
            } catch (OutOfMemoryError e) {
                worker.killFor(e); // it would wait for ever
            }
        }
    }

    private void say(ToWorker message, boolean mayWait) {
        Running running = lifecycle.running();
        if (running != null) {
            try {
                Outbox outbox = running.outbox();
                outbox.send(outbox.add(List.of(message)), mayWait);
            } catch (OutOfMemoryError e) {
                worker.killFor(e); // it would wait for ever
            }
        }
    }

    /** Returns what the initializer threw; null if it did not. */
    @Nullable
    Payload initializerError() {
        return initializerError;
    }

    /** Ends what the process has left behind, and gives back what it held of shared objects. */
    void ended(int exitCode) {
        for (ProcessHandle left : leftBehind) { // its exit hooks may have ended them in good order
            left.destroyForcibly();
        }
        if (exitCode == 0 && lifecycle.phase() == WorkerPhase.LEAVING && !lifecycle.isKilled()) {
            shared.left();
        } else {
            shared.died(worker + " of " + pool.options().poolName());
        }
    }
}
