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
 * Where one worker's operations on shared objects come in, on the worker's own thread. What can be answered at once is
 * answered on that thread; what waits is kept by the state, and answered by whoever brings it about. What the worker says
 * is not trusted.
 */
public final class SharedRequestHandler {
    private static final int MOST_PENDING = 100_000;
    private static final int LONGEST_MESSAGE = 10_000;
    private static final String FAILED_HERE = "the application could not store or return the value: ";

    /** How the answers get to the worker. */
    public interface Line {
        /** Sends a message. The calling thread waits for the worker only if it may. */
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
     * @param helpers run what the worker's own thread must not wait for
     */
    public SharedRequestHandler(Line line, Executor helpers, Consumer<String> warnings) {
        this.line = line;
        codeOfUsers = new OneByOne(helpers);
        this.warnings = warnings;
    }

    /**
     * Takes an operation.
     *
     * @throws ProtocolException if the worker does not keep to the protocol
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

    /** Whatever goes wrong, the worker's thread that waits is told. */
    private static void askApart(Asked asked) {
        try {
            asked.state.ask(asked);
        } catch (RuntimeException | Error e) {
            asked.complete(Outcome.refused(
                    new Refusal(Refusal.Reason.OPERATION, asked.operation.wireName() + " failed in the parent: " + e)));
        }
    }

    /** Refuses an operation, or the rest of one, since it has failed in this JVM. */
    public void refuse(FromWorker.Ask ask, Throwable why) {
        Asked asked = pending.remove(ask.id());
        if (asked != null) {
            asked.state.giveUp(asked); // for which nobody waits any more
        }
        send(ask.id(), Outcome.refused(new Refusal(Refusal.Reason.ENCODING, FAILED_HERE + why)));
    }

    /** Takes the news that nobody waits for an answer any more; it may have crossed the answer. */
    public void giveUp(FromWorker.GiveUp giveUp) {
        Asked asked = pending.get(giveUp.id());
        if (asked != null) {
            asked.state.giveUp(asked);
        }
    }

    /** The worker has left in good order: what it has of shared objects is given back. Again it does nothing. */
    public void left() {
        ended();
    }

    /** The worker of that name has died: the same, and those are told who wait for what it would have done. */
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
