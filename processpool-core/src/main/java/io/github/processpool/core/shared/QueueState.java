package io.github.processpool.core.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A bounded queue. Requests that wait for room, for an element, or for all tasks to be done are in {@code waiting}. */
final class QueueState extends SharedState {
    @SuppressWarnings("ArrayRecordComponent") // compared by its number
    private record Element(long number, byte[] value) {}

    private final int capacity;
    private final Deque<Element> elements = new ArrayDeque<>(); // this and the rest under the lock
    private long put;
    private final UndoneTasks undone = new UndoneTasks();

    QueueState(int capacity) {
        this.capacity = capacity;
    }

    @Override
    void accept(Request request, Completions completions) {
        switch (request.operation) {
            case PUT -> put(request, completions);
            case TAKE -> take(request, completions);
            case JOIN -> join(request, completions);
            case TASK_DONE -> taskDone(request, completions);
            default -> {
                super.accept(request, completions);
                admit(completions);
            }
        }
    }

    @Override
    Outcome outcome(Request request) {
        return switch (request.operation) {
            case PEEK -> elements.isEmpty() ? Outcome.DONE : Outcome.of(elements.element().value);
            case SIZE -> Outcome.of(elements.size());
            case ROOM -> Outcome.of(capacity - elements.size());
            case DRAIN -> drain(request);
            case SNAPSHOT -> snapshot();
            case REMOVE -> {
                long number = request.number(0);
                boolean removed = elements.removeIf(element -> element.number == number);
                undone.taken(request.peer, removed ? 1 : 0);
                yield Outcome.of(removed);
            }
            case CLEAR -> {
                undone.taken(request.peer, elements.size());
                elements.clear();
                yield Outcome.DONE;
            }
            default -> throw unknown(request);
        };
    }

    private void put(Request request, Completions completions) {
        Request taker = elements.isEmpty() ? nextWaiting(Operation.TAKE) : null;
        if (taker != null) {
            undone.put();
            undone.taken(taker.peer, 1);
            completions.add(taker, Outcome.of(request.value(0)));
            completions.add(request, Outcome.of(true));
        } else if (elements.size() < capacity) {
            add(request, completions);
        } else {
            waitOr(request, Outcome.of(false), completions);
        }
    }

    private void add(Request request, Completions completions) {
        undone.put();
        elements.add(new Element(put++, request.value(0)));
        completions.add(request, Outcome.of(true));
    }

    private void take(Request request, Completions completions) {
        Element first = elements.poll();
        if (first == null) {
            waitOr(request, Outcome.DONE, completions);
        } else {
            undone.taken(request.peer, 1);
            completions.add(request, Outcome.of(first.value));
            admit(completions);
        }
    }

    /** Adds the elements of requests that wait for room, while there is room. */
    private void admit(Completions completions) {
        while (elements.size() < capacity) {
            Request putter = nextWaiting(Operation.PUT);
            if (putter == null) {
                return;
            }
            add(putter, completions);
        }
    }

    private void join(Request request, Completions completions) {
        if (undone.isEmpty()) {
            completions.add(request, Outcome.of(true));
        } else if (undone.anyLost()) {
            completions.refuse(request, undone.refusal());
        } else {
            waitOr(request, Outcome.of(false), completions);
        }
    }

    private void taskDone(Request request, Completions completions) {
        if (undone.isEmpty()) {
            throw new Refusal(Refusal.Reason.STATE, "taskDone was called more often than elements were put in");
        }
        undone.done(request.peer);
        completions.add(request, Outcome.DONE);
        if (undone.isEmpty()) {
            endJoins(completions);
        }
    }

    /** Answers all requests that wait in join(): there is nothing left to wait for. */
    private void endJoins(Completions completions) {
        for (Request joiner = nextWaiting(Operation.JOIN); joiner != null; joiner = nextWaiting(Operation.JOIN)) {
            join(joiner, completions);
        }
    }

    @Override
    void lost(Peer peer, Completions completions) {
        super.lost(peer, completions);
        String name = peer.deadName();
        if (name == null) {
            undone.left(peer);
        } else {
            undone.died(peer, name);
        }
        if (undone.anyLost()) {
            endJoins(completions);
        }
    }

    private Outcome drain(Request request) {
        int most = request.index(0);
        List<byte[]> drained = new ArrayList<>();
        while (drained.size() < most && !elements.isEmpty()) {
            drained.add(elements.remove().value);
        }
        undone.taken(request.peer, drained.size());
        return Outcome.of(drained);
    }

    private Outcome snapshot() {
        List<byte[]> all = new ArrayList<>(2 * elements.size());
        for (Element element : elements) {
            all.add(IntegerText.encode(element.number));
            all.add(element.value);
        }
        return Outcome.of(all);
    }
}
