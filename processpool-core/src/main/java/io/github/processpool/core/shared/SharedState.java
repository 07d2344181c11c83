package io.github.processpool.core.shared;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The state of one shared object. Requests are answered at once or kept waiting, in the order of their arrival. Only
 * what is in memory is done under the lock: no code of users runs there, nothing is encoded or sent.
 */
abstract class SharedState {
    final Set<Request> waiting = new LinkedHashSet<>(); // under the lock

    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed; // written under the lock

    /** Does, or begins, what is asked. */
    void ask(Request request) {
        try (Completions completions = new Completions(lock)) {
            try {
                if (closed) {
                    throw closedNow();
                }
                accept(request, completions);
            } catch (Refusal e) {
                completions.refuse(request, e);
            }
        }
    }

    /** Tells whether a request runs code of users, which the thread that reads from a worker must not wait for. */
    boolean runsCodeOfUsers(Request request) {
        return false;
    }

    /** Under the lock: does what is asked and adds its outcome, or has the request wait. */
    void accept(Request request, Completions completions) {
        completions.add(request, outcome(request));
    }

    /** Under the lock: does what never waits. */
    Outcome outcome(Request request) {
        throw unknown(request);
    }

    /** Nobody waits for a request any more; it is completed all the same, unless that is done already. */
    final void giveUp(Request request) {
        try (Completions completions = new Completions(lock)) {
            if (!closed) {
                givenUp(request, completions);
            }
        }
    }

    /** Under the lock: takes a request that may be waiting out. */
    void givenUp(Request request, Completions completions) {
        if (waiting.remove(request)) {
            completions.add(request, Outcome.GAVE_UP);
        }
    }

    /** A peer has ended: what it has is given back, and what it waits for is forgotten. */
    final void ended(Peer peer) {
        try (Completions completions = new Completions(lock)) {
            if (!closed) {
                lost(peer, completions);
            }
        }
    }

    /** Under the lock: forgets a peer. */
    void lost(Peer peer, Completions completions) {
        for (Iterator<Request> all = waiting.iterator(); all.hasNext(); ) { // no lambda: see Patiently
            if (all.next().peer == peer) {
                all.remove();
            }
        }
    }

    /** Refuses everything from now on, to those who wait too. */
    final void close() {
        try (Completions completions = new Completions(lock)) {
            if (!closed) {
                closed = true;
                allWaiting().forEach(request -> completions.refuse(request, closedNow()));
            }
        }
    }

    final boolean isClosed() {
        return closed;
    }

    /** Under the lock: returns whoever must be told of the end. */
    List<Request> allWaiting() {
        return new ArrayList<>(waiting);
    }

    static Refusal closedNow() {
        return new Refusal(Refusal.Reason.CLOSED, "its manager is closed, and so are all of its shared objects");
    }

    final Refusal unknown(Request request) {
        return new Refusal(
                Refusal.Reason.OPERATION,
                request.operation.wireName() + " is not an operation of a "
                        + getClass().getSimpleName().replace("State", ""));
    }

    /** Under the lock: lets the request wait, or answers that it would block. */
    final void waitOr(Request request, Outcome atOnce, Completions completions) {
        if (request.waits) {
            waiting.add(request);
        } else {
            completions.add(request, atOnce);
        }
    }

    /** Under the lock: takes the one out that has waited longest for an operation, or returns null. */
    final @Nullable Request nextWaiting(Operation operation) {
        for (Iterator<Request> requests = waiting.iterator(); requests.hasNext(); ) {
            Request request = requests.next();
            if (request.operation == operation) {
                requests.remove();
                return request;
            }
        }
        return null;
    }
}
