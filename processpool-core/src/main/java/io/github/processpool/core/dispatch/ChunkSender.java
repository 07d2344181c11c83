package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.supervise.Supervisor;
import io.github.processpool.core.supervise.WorkerHandle;
import io.github.processpool.core.wire.Message;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Carries out what was decided: sends messages, tells results, encodes chunks, and has the supervisor start workers or let
 * them go. The thread that brings news carries out what follows: the caller that submits, or the thread that reads from
 * the worker. If an act fails, its call fails, and the other acts are carried out.
 */
final class ChunkSender {
    private static final int MOST_TRIES = 100; // which take a minute
    private static final long GATHERING_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final PoolOptions options;
    private final DispatchState state;
    private final ChunkPlanner planner;
    private final DispatchActions actions;
    private final Failures failures;
    private final Rescue rescue;
    private final TaskClasses taskClasses;

    ChunkSender(
            PoolOptions options,
            DispatchState state,
            ChunkPlanner planner,
            DispatchActions actions,
            Failures failures,
            Rescue rescue,
            TaskClasses taskClasses) {
        this.options = options;
        this.state = state;
        this.planner = planner;
        this.actions = actions;
        this.failures = failures;
        this.rescue = rescue;
        this.taskClasses = taskClasses;
    }

    /** See {@link DispatchActions#goOn}. */
    void goOn(Supervisor supervisor) {
        Acts acts = newActs();
        plan(acts);
        carryOut(acts, supervisor);
    }

    private Acts newActs() {
        for (int tries = 1; ; tries++) { // no lambda: see Patiently
            try {
                return new Acts();
            } catch (OutOfMemoryError e) {
                rescue.pauseIfShort(tries, e);
            }
        }
    }

    private void plan(Acts acts) {
        state.lock();
        try {
            planner.plan(acts);
            acts.stopAll |= state.isDrained();
        } finally {
            state.unlock();
        }
    }

    /** See {@link DispatchActions#carryOut}. */
    void carryOut(Acts decided, Supervisor supervisor) {
        Acts acts = decided;
        boolean more = true;
        int shortages = 0;
        while (more) {
            sendAll(acts, supervisor);
            tell(acts);
            supervise(acts, supervisor);
            shortages = acts.failure == null ? 0 : shortages + 1;
            recover(acts, shortages);
            List<Chunk> chunks = acts.toEncode;
            more = !chunks.isEmpty() || acts.failure != null || acts.dismissed != null;
            if (more) {
                acts = newActs();
                if (chunks.isEmpty()) {
                    plan(acts);
                } else {
                    encode(chunks, acts, supervisor);
                }
            }
        }
    }

    /** Fails the items that a failed decision has lost; if it has lost none, waits for memory. */
    private void recover(Acts acts, int shortages) {
        Throwable failure = acts.failure;
        if (failure == null) {
            return;
        }
        if (acts.failedItems != null) {
            rescue.fail(acts.failedItems, failure);
            return;
        }
        try {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (shortages > MOST_TRIES) {
                throw (Error) failure;
            }
            rescue.pauseIfShort(shortages, (Error) failure);
        } catch (RuntimeException | Error e) {
            if (!acts.toEncode.isEmpty()) {
                rescue.fail(acts.toEncode.get(0).items, e);
            }
            throw e;
        }
    }

    // ---- sending ----

    private void sendAll(Acts acts, Supervisor supervisor) {
        if (acts.revoking != null) {
            send(acts.revoking);
        }
        for (int i = 0; i < acts.sends.size(); i++) {
            Acts.Send send = acts.sends.get(i);
            try {
                send(send, supervisor);
            } catch (RuntimeException | Error e) {
                rescue.fail(send.items, e);
                send(send.worker); // what was put in line before
            }
        }
    }

    private void send(Acts.Send send, Supervisor supervisor) {
        send.worker.sendHere(send.here);
        EncodedFunction learned = send.learned;
        if (learned != null && learned.loader() == Message.CLASS_PATH) {
            taskClasses.add(learned.classes()); // what this worker had to load, others will have to
        }
        if (send.needsReplacement) {
            supervisor.prepareReplacement(send.worker);
        }
    }

    private static void send(WorkerHandle worker) {
        try {
            worker.send();
        } catch (OutOfMemoryError e) {
            // It goes out before what is sent next: what was decided besides must not be lost for it.
        }
    }

    // ---- telling ----

    private void tell(Acts acts) {
        DecodedAnswers answers = acts.answers;
        if (answers == null) {
            return;
        }
        try {
            answers.tell();
        } catch (RuntimeException | Error e) {
            rescue.fail(answers.items(), e);
        } finally {
            actions.settled(answers.items(), answers.firstItem(), answers.count());
        }
    }

    // ---- workers that come and go ----

    private void supervise(Acts acts, Supervisor supervisor) {
        try {
            if (acts.retiring != null) {
                retire(acts.retiring, supervisor);
            }
            if (acts.dismissed != null) {
                supervisor.dismiss(acts.dismissed);
            }
            if (acts.missingWorkers > 0 && options.idleTimeout() != null) {
                supervisor.recall(acts.missingWorkers);
            }
            if (acts.missingWorkers > 0 && acts.waitingCalls > 0) {
                supervisor.startSooner(acts.waitingCalls);
            }
            if (acts.stopAll) {
                supervisor.stopAll();
            }
        } catch (RuntimeException | Error e) {
            acts.failed(acts.failedItems, e);
        }
    }

    private static void retire(WorkerHandle worker, Supervisor supervisor) {
        try {
            supervisor.retire(worker);
        } catch (OutOfMemoryError e) {
            worker.kill("this JVM has run out of memory, and could not tell the worker to leave");
        }
    }

    // ---- encoding ----

    private void encode(List<Chunk> chunks, Acts acts, Supervisor supervisor) {
        try {
            encodeAll(chunks, acts, supervisor);
        } catch (RuntimeException | Error e) {
            Chunk first = chunks.get(0);
            rescue.fail(first.items, e);
            send(first.load.worker); // what was put in line before
            if (acts.toEncode.isEmpty()) {
                plan(acts);
            }
        }
    }

    /** Encodes chunks, all for the same worker; several are sent in one write, unless encoding them takes its time. */
    private void encodeAll(List<Chunk> chunks, Acts acts, Supervisor supervisor) {
        long start = System.nanoTime();
        boolean more = true;
        for (int i = 0; more; i++) {
            Chunk chunk = chunks.get(i);
            long first = chunk.first;
            EncodedItems encoded = chunk.items.encode(first, chunk.count);
            more = i + 1 < chunks.size();
            state.lock();
            try {
                more &= planner.encoded(chunk, encoded, chunks.subList(i + 1, chunks.size()), acts);
                if (!more) {
                    planner.plan(acts);
                }
            } finally {
                state.unlock();
            }
            EncodingException failure = encoded.failure();
            if (failure != null) {
                fail(chunk.items, first + encoded.items(), failure);
            }
            if (more && System.nanoTime() - start > GATHERING_NANOS) {
                sendAll(acts, supervisor);
                acts.sends.clear();
                start = System.nanoTime();
            }
        }
    }

    private void fail(ChunkItems items, long item, EncodingException failure) {
        items.failed(item, failures.encoding(items, item, failure));
        actions.settled(items, item, 1);
    }
}
