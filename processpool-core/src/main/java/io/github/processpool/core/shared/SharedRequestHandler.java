package io.github.processpool.core.shared;

import io.github.processpool.EncodingException;
import io.github.processpool.core.codec.Slices;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.OneByOne;
import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Carries out one worker's operations on shared objects, on the thread that reads from the worker. That thread answers at
 * once if it can. A request that must wait is kept by the state; the thread that ends the wait answers it. The worker's
 * messages are not trusted.
 */
public final class SharedRequestHandler {
    private static final int MOST_PENDING = 100_000;
    private static final int LONGEST_MESSAGE = 10_000;
    private static final String FAILED_HERE = "the application could not store or return the value: ";

    /** Sends the answers to the worker. */
    public interface Line {
        /** Sends a message. The calling thread waits for the worker only if {@code mayWait}. */
        void say(ToWorker message, boolean mayWait);
    }

    private final Line line;
    private final Consumer<String> warnings;
    private final OneByOne codeOfUsers;
    private final Peer peer = new Peer();
    private final Map<Long, Asked> pending = new ConcurrentHashMap<>();
    private final Set<SharedState> touched = Collections.newSetFromMap(new WeakHashMap<>()); // by the worker's thread
    private volatile Thread own = Thread.currentThread(); // likewise

    /**
     * Makes a handler.
     *
     * @param helpers run the users' code, which the worker's own thread must not wait for
     */
    public SharedRequestHandler(Line line, Executor helpers, Consumer<String> warnings) {
        this.line = line;
        codeOfUsers = new OneByOne(helpers);
        this.warnings = warnings;
    }

    /**
     * Takes an operation.
     *
     * @throws ProtocolException if the worker violates the protocol
     */
    public void ask(FromWorker.Ask ask) throws ProtocolException {
        own = Thread.currentThread();
        Operation operation = Operation.named(ask.operation());
        if (operation == null) {
            throw new ProtocolException("there is no operation '" + ask.operation() + "'");
        }
        try {
            ask(ask, operation, Slices.split(ask.values()));
        } catch (MalformedJsonException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new ProtocolException("invalid values for " + ask.operation() + ": " + e.getMessage(), e);
        }
    }

    private void ask(FromWorker.Ask ask, Operation operation, List<byte[]> values) throws ProtocolException {
        if (values.size() < operation.leastValues) {
            throw new ProtocolException(ask.operation() + " with " + values.size() + " values");
        }
        SharedState state = States.find(ask.object());
        if (state == null) {
            send(ask.id(), Outcome.refused(SharedState.closedNow()));
            return;
        }
        if (operation == Operation.GIVE_UP) {
            warnings.accept(
                    "a task ended while it held a shared lock: the lock was released, and the data that it protects may be"
                            + " inconsistent; unlock it in a finally block");
        }
        Asked asked = new Asked(peer, ask, operation, values, state);
        if (pending.size() >= MOST_PENDING || pending.putIfAbsent(ask.id(), asked) != null) {
            throw new ProtocolException("too many operations at once, or two of the number " + ask.id());
        }
        touched.add(state);
        if (state.runsCodeOfUsers(asked)) {
            codeOfUsers.addOrRun(() -> askApart(asked));
        } else {
            state.ask(asked);
        }
    }

    /** Whatever goes wrong, the waiting thread in the worker gets an answer. */
    private static void askApart(Asked asked) {
        try {
            asked.state.ask(asked);
        } catch (RuntimeException | Error e) {
            asked.complete(Outcome.refused(
                    new Refusal(Refusal.Reason.OPERATION, asked.operation.wireName() + " failed in the parent: " + e)));
        }
    }

    /** Refuses an operation, or the rest of one, because it failed in this JVM. */
    public void refuse(FromWorker.Ask ask, Throwable why) {
        Asked asked = pending.remove(ask.id());
        if (asked != null) {
            asked.state.giveUp(asked); // nobody waits for it any more
        }
        send(ask.id(), Outcome.refused(new Refusal(Refusal.Reason.ENCODING, FAILED_HERE + why)));
    }

    /** Gives a request up: the worker does not wait any more. The answer may be on its way already. */
    public void giveUp(FromWorker.GiveUp giveUp) {
        Asked asked = pending.get(giveUp.id());
        if (asked != null) {
            asked.state.giveUp(asked);
        }
    }

    /** The worker has exited in good order: its locks and permits are released. A second call does nothing. */
    public void left() {
        ended();
    }

    /** The worker of that name has died: the same, and requests that wait for something it owed are refused. */
    public void died(String name) {
        peer.died(name);
        ended();
    }

    private void ended() {
        pending.clear();
        codeOfUsers.end();
        List<SharedState> states = List.copyOf(touched);
        touched.clear();
        for (var state : states) {
            state.ended(peer);
        }
    }

    private void send(long id, Outcome outcome) {
        line.say(message(id, outcome), Thread.currentThread() == own);
    }

    private static ToWorker message(long id, Outcome outcome) {
        Refusal refusal = outcome.refusal();
        if (refusal != null) {
            return new ToWorker.Refused(id, refusal.wireName(), cut(refusal.message()));
        }
        List<byte[]> values = outcome.values();
        if (values == null) {
            return new ToWorker.Unanswered(id);
        }
        try {
            return new ToWorker.Reply(id, Slices.join(values));
        } catch (EncodingException e) { // too much for one message
            return message(id, Outcome.refused(new Refusal(Refusal.Reason.ENCODING, String.valueOf(e.getMessage()))));
        }
    }

    /** The reason may quote what the worker has sent. */
    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }

    private final class Asked extends Request {
        private final long id;
        private final SharedState state;

        Asked(Peer peer, FromWorker.Ask ask, Operation operation, List<byte[]> values, SharedState state) {
            super(peer, ask.thread(), operation, values, ask.waits());
            id = ask.id();
            this.state = state;
        }

        @Override
        void complete(Outcome outcome) {
            if (pending.remove(id, this)) {
                try {
                    send(id, outcome);
                } catch (OutOfMemoryError e) {
                    send(id, Outcome.refused(new Refusal(Refusal.Reason.ENCODING, FAILED_HERE + e)));
                }
            }
        }
    }
}
