package io.github.processpool.core.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A re-entrant lock and its conditions. */
final class LockState extends SharedState {
    /** A request that will get the lock, {@code holds} times at once, and then the outcome. */
    private record Entrant(Request request, long condition, int holds, Outcome outcome) {

        static Entrant once(Request request) {
            return new Entrant(request, 0, 1, Outcome.of(true));
        }
    }

    // All under the lock of the state:
    private final Deque<Entrant> entrants = new ArrayDeque<>();
    private final Deque<Entrant> waiters = new ArrayDeque<>(); // of all conditions, until they are signalled
    private long conditionsMade;
    private @Nullable Request owner; // the request by which it was taken
    private int holds;
    private boolean abandoned; // the previous owner ended while it held the lock

    @Override
    void accept(Request request, Completions completions) {
        switch (request.operation) {
            case ACQUIRE -> acquire(request, completions);
            case RELEASE -> {
                checkOwner(request);
                completions.add(request, Outcome.DONE);
                if (--holds == 0) {
                    pass(false, completions);
                }
            }
            case GIVE_UP -> {
                checkOwner(request);
                completions.add(request, Outcome.DONE);
                pass(true, completions);
            }
            case ABANDONED -> completions.add(request, Outcome.of(abandoned));
            case CONDITION -> completions.add(request, Outcome.of(++conditionsMade));
            case AWAIT -> await(request, completions);
            case SIGNAL, SIGNAL_ALL -> {
                checkOwner(request);
                signal(request.number(0), request.operation == Operation.SIGNAL_ALL);
                completions.add(request, Outcome.DONE);
            }
            default -> throw unknown(request);
        }
    }

    private void acquire(Request request, Completions completions) {
        if (owner == null) {
            enter(Entrant.once(request), completions);
        } else if (request.isOfSameThreadAs(owner)) {
            holds++;
            completions.add(request, Outcome.of(true));
        } else if (request.waits) {
            entrants.add(Entrant.once(request));
        } else {
            completions.add(request, Outcome.of(false));
        }
    }

    private void checkOwner(Request request) {
        if (owner == null || !request.isOfSameThreadAs(owner)) {
            throw new Refusal(
                    Refusal.Reason.OWNER,
                    "the lock is " + (owner == null ? "free" : "held by another thread")
                            + ": only the thread that holds it may do that");
        }
    }

    private void await(Request request, Completions completions) {
        checkOwner(request);
        if (!request.waits) {
            completions.add(request, Outcome.of(false));
            return;
        }
        long condition = request.values.isEmpty() ? 0 : request.number(0);
        waiters.add(new Entrant(request, condition, holds, Outcome.of(true)));
        pass(false, completions);
    }

    private void signal(long condition, boolean all) {
        boolean done = false;
        for (Iterator<Entrant> rest = waiters.iterator(); rest.hasNext() && (all || !done); ) {
            Entrant waiter = rest.next();
            if (waiter.condition == condition) {
                rest.remove();
                entrants.add(waiter);
                done = true;
            }
        }
    }

    /** Passes the lock to the next request that waits for it. */
    private void pass(boolean ended, Completions completions) {
        owner = null;
        holds = 0;
        abandoned = ended;
        Entrant next = entrants.poll();
        if (next != null) {
            enter(next, completions);
        }
    }

    private void enter(Entrant entrant, Completions completions) {
        owner = entrant.request;
        holds = entrant.holds;
        completions.add(entrant.request, entrant.outcome);
    }

    @Override
    void givenUp(Request request, Completions completions) {
        boolean awaited = request.operation == Operation.AWAIT;
        Entrant entrant = removed(request, awaited ? waiters : entrants);
        if (entrant == null) {
            return;
        }
        if (!awaited) {
            completions.add(request, Outcome.GAVE_UP);
            return;
        }
        Entrant back = new Entrant(request, 0, entrant.holds, Outcome.GAVE_UP); // await() returns with the lock
        if (owner == null) {
            enter(back, completions);
        } else {
            entrants.add(back);
        }
    }

    private static @Nullable Entrant removed(Request request, Deque<Entrant> from) {
        for (Iterator<Entrant> all = from.iterator(); all.hasNext(); ) {
            Entrant next = all.next();
            if (next.request == request) {
                all.remove();
                return next;
            }
        }
        return null;
    }

    @Override
    void lost(Peer peer, Completions completions) {
        removeThoseOf(peer, entrants);
        removeThoseOf(peer, waiters);
        if (owner != null && owner.peer == peer) {
            pass(true, completions);
        }
    }

    private static void removeThoseOf(Peer peer, Deque<Entrant> waiters) {
        for (Iterator<Entrant> all = waiters.iterator(); all.hasNext(); ) {
            if (all.next().request.peer == peer) {
                all.remove();
            }
        }
    }

    @Override
    List<Request> allWaiting() {
        List<Request> all = new ArrayList<>();
        entrants.forEach(entrant -> all.add(entrant.request));
        waiters.forEach(waiter -> all.add(waiter.request));
        return all;
    }
}
