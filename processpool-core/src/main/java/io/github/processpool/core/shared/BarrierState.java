package io.github.processpool.core.shared;

/** A barrier. The requests of the parties that have arrived are in {@code waiting}, in the order of their arrival. */
final class BarrierState extends SharedState {
    private final int parties;
    private boolean broken; // under the lock

    BarrierState(int parties) {
        this.parties = parties;
    }

    @Override
    void accept(Request request, Completions completions) {
        switch (request.operation) {
            case AWAIT -> arrive(request, completions);
            case RESET -> {
                breakAll("the barrier was reset", completions);
                broken = false;
                completions.add(request, Outcome.DONE);
            }
            case ABORT -> {
                breakAll("the barrier was aborted", completions);
                completions.add(request, Outcome.DONE);
            }
            case BROKEN -> completions.add(request, Outcome.of(broken));
            default -> throw unknown(request);
        }
    }

    private void arrive(Request request, Completions completions) {
        if (broken) {
            throw new Refusal(Refusal.Reason.BROKEN, "the barrier is broken; call reset() to use it again");
        }
        waiting.add(request);
        if (waiting.size() == parties) {
            int missing = parties;
            for (Request waiter : waiting) {
                completions.add(waiter, Outcome.of(--missing));
            }
            waiting.clear();
        }
    }

    private void breakAll(String why, Completions completions) {
        broken = true;
        for (Request waiter : waiting) {
            completions.refuse(waiter, new Refusal(Refusal.Reason.BROKEN, why));
        }
        waiting.clear();
    }

    @Override
    void givenUp(Request request, Completions completions) {
        if (waiting.remove(request)) {
            completions.add(request, Outcome.GAVE_UP);
            breakAll("another thread has stopped waiting at the barrier", completions);
        }
    }

    @Override
    void lost(Peer peer, Completions completions) {
        int before = waiting.size();
        super.lost(peer, completions);
        if (waiting.size() < before && !waiting.isEmpty()) {
            breakAll("a worker ended while it waited at the barrier", completions);
        }
    }
}
