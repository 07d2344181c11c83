package io.github.processpool.core.shared;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The state of one shared object. Requests are answered at once or kept waiting, in the order of their arrival. Under the
 * lock none of the users' code runs, and nothing is encoded or sent.
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

    /** Tells whether a request runs the users' code: the thread that reads from a worker must not wait for that. */
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

    /** Gives a request up. It is completed all the same, unless it is completed already. */
    final void giveUp(Request request) {
        try (Completions completions = new Completions(lock)) {
            if (!closed) {
                givenUp(request, completions);
            }
        }
    }

    /** Under the lock: removes a request if it waits. */
    void givenUp(Request request, Completions completions) {
        if (waiting.remove(request)) {
            completions.add(request, Outcome.GAVE_UP);
        }
    }

    /** A peer has ended: what it holds is released, and its waiting requests are removed. */
    final void ended(Peer peer) {
        try (Completions completions = new Completions(lock)) {
            if (!closed) {
                lost(peer, completions);
            }
        }
    }

    /** Under the lock: removes everything of a peer. */
    void lost(Peer peer, Completions completions) {
        for (Iterator<Request> all = waiting.iterator(); all.hasNext(); ) { // no lambda: see Patiently
            if (all.next().peer == peer) {
                all.remove();
            }
        }
    }

    /** Refuses all requests from now on, and those that wait. */
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

    /** Under the lock: returns all requests that wait. */
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

    /** Under the lock: removes and returns the request that has waited longest for an operation, or null. */
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
