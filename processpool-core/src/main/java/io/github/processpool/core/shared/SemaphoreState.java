package io.github.processpool.core.shared;

import java.util.HashMap;
import java.util.Map;

/** A semaphore: its free permits, and how many each peer holds. */
final class SemaphoreState extends SharedState {
    private final Map<Peer, Integer> taken = new HashMap<>(); // this and the next under the lock
    private int available;

    SemaphoreState(int permits) {
        available = permits;
    }

    @Override
    void accept(Request request, Completions completions) {
        switch (request.operation) {
            case ACQUIRE -> acquire(request, completions);
            case RELEASE -> {
                release(request.peer);
                completions.add(request, Outcome.DONE);
                serve(completions);
            }
            default -> throw unknown(request);
        }
    }

    private void acquire(Request request, Completions completions) {
        if (available == 0) {
            waitOr(request, Outcome.of(false), completions);
        } else {
            give(request, completions);
        }
    }

    private void give(Request request, Completions completions) {
        available--;
        taken.put(
                request.peer, taken.getOrDefault(request.peer, 0) + 1); // no lambda: the end of a worker may lead here
        completions.add(request, Outcome.of(true));
    }

    private void release(Peer peer) {
        Peer owner = taken.containsKey(peer) ? peer : anOwner();
        taken.computeIfPresent(owner, (any, count) -> count == 1 ? null : count - 1);
        available++;
    }

    private Peer anOwner() {
        if (taken.containsKey(Peer.HERE)) {
            return Peer.HERE;
        }
        return taken.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.STATE, "no permit of the semaphore is acquired: one was released too often"))
                .getKey();
    }

    private void serve(Completions completions) {
        while (available > 0) {
            Request next = nextWaiting(Operation.ACQUIRE);
            if (next == null) {
                return;
            }
            give(next, completions);
        }
    }

    @Override
    void lost(Peer peer, Completions completions) {
        super.lost(peer, completions);
        Integer count = taken.remove(peer);
        if (count != null) {
            available += count;
            serve(completions);
        }
    }
}
