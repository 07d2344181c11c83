package io.github.processpool.core.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A re-entrant lock and its conditions. */
final class LockState extends SharedState {
    /** Somebody who will get the lock, {@code holds} times at once, and then the outcome. */
    private record Entrant(Request request, int holds, Outcome outcome) {}

    // All under the lock of the state:
    private final Deque<Entrant> entrants = new ArrayDeque<>();
    private final Map<Long, Deque<Entrant>> conditions = new HashMap<>(); // those that somebody waits for
    private long conditionsMade;
    private @Nullable Request owner; // the request by which it was taken
    private int holds;
    private boolean abandoned; // by whoever had it before the present owner

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
            enter(new Entrant(request, 1, Outcome.of(true)), completions);
        } else if (request.isOfSameThreadAs(owner)) {
            holds++;
            completions.add(request, Outcome.of(true));
        } else if (request.waits) {
            entrants.add(new Entrant(request, 1, Outcome.of(true)));
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
        conditions
                .computeIfAbsent(request.values.isEmpty() ? 0 : request.number(0), any -> new ArrayDeque<>())
                .add(new Entrant(request, holds, Outcome.of(true)));
        pass(false, completions);
    }

    private void signal(long condition, boolean all) {
        Deque<Entrant> waiters = conditions.get(condition);
        if (waiters != null) {
            entrants.add(waiters.remove());
            if (all) {
                entrants.addAll(waiters);
            }
            if (all || waiters.isEmpty()) {
                conditions.remove(condition);
            }
        }
    }

    /** The owner goes; the next one comes. */
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
        if (request.operation == Operation.AWAIT) {
            leaveCondition(request, completions);
            return;
        }
        Entrant entrant = find(entrants, request);
        if (entrant != null) {
            entrants.remove(entrant);
            completions.add(request, Outcome.GAVE_UP);
        }
    }

    /** Who stops waiting for a condition needs the lock to go on. */
    private void leaveCondition(Request request, Completions completions) {
        Entrant left = null;
        for (Iterator<Deque<Entrant>> all = conditions.values().iterator(); all.hasNext() && left == null; ) {
            Deque<Entrant> waiters = all.next();
            left = find(waiters, request);
            if (left != null) {
                waiters.remove(left);
                if (waiters.isEmpty()) {
                    all.remove();
                }
            }
        }
        if (left != null) {
            Entrant back = new Entrant(request, left.holds, Outcome.GAVE_UP);
            if (owner == null) {
                enter(back, completions);
            } else {
                entrants.add(back);
            }
        }
    }

    private static @Nullable Entrant find(Deque<Entrant> among, Request request) {
        for (Entrant entrant : among) {
            if (entrant.request == request) {
                return entrant;
            }
        }
        return null;
    }

    @Override
    void lost(Peer peer, Completions completions) {
        removeThoseOf(peer, entrants);
        for (Iterator<Deque<Entrant>> all = conditions.values().iterator(); all.hasNext(); ) {
            Deque<Entrant> waiters = all.next();
            removeThoseOf(peer, waiters);
            if (waiters.isEmpty()) {
                all.remove();
            }
        }
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
        conditions.values().forEach(waiters -> waiters.forEach(entrant -> all.add(entrant.request)));
        return all;
    }
}
