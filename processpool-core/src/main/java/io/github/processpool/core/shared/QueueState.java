package io.github.processpool.core.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bounded queue. Those who wait for room, for an element, or for all to be dealt with, are in {@code waiting}. */
final class QueueState extends SharedState {
    @SuppressWarnings("ArrayRecordComponent") // compared by its number
    private record Element(long number, byte[] value) {}

    private final int capacity;
    private final Deque<Element> elements = new ArrayDeque<>(); // this and the rest under the lock
    private long put;
    private long undone;

    QueueState(int capacity) {
        this.capacity = capacity;
    }

    @Override
    void accept(Request request, Completions completions) {
        switch (request.operation) {
            case PUT -> put(request, completions);
            case TAKE -> take(request, completions);
            case JOIN -> {
                if (undone == 0) {
                    completions.add(request, Outcome.of(true));
                } else {
                    waitOr(request, Outcome.of(false), completions);
                }
            }
            case TASK_DONE -> taskDone(request, completions);
            default -> {
                completions.add(request, outcome(request));
                admit(completions);
            }
        }
    }

    private Outcome outcome(Request request) {
        return switch (request.operation) {
            case PEEK -> elements.isEmpty() ? Outcome.DONE : Outcome.of(elements.element().value);
            case SIZE -> Outcome.of(elements.size());
            case ROOM -> Outcome.of(capacity - elements.size());
            case DRAIN -> drain(request.index(0));
            case SNAPSHOT -> snapshot();
            case REMOVE -> {
                long number = request.number(0);
                yield Outcome.of(elements.removeIf(element -> element.number == number));
            }
            case CLEAR -> {
                elements.clear();
                yield Outcome.DONE;
            }
            default -> throw unknown(request);
        };
    }

    private void put(Request request, Completions completions) {
        Request taker = elements.isEmpty() ? nextWaiting(Operation.TAKE) : null;
        if (taker != null) {
            undone++;
            completions.add(taker, Outcome.of(request.value(0)));
            completions.add(request, Outcome.of(true));
        } else if (elements.size() < capacity) {
            add(request, completions);
        } else {
            waitOr(request, Outcome.of(false), completions);
        }
    }

    private void add(Request request, Completions completions) {
        undone++;
        elements.add(new Element(put++, request.value(0)));
        completions.add(request, Outcome.of(true));
    }

    private void take(Request request, Completions completions) {
        Element first = elements.poll();
        if (first == null) {
            waitOr(request, Outcome.DONE, completions);
        } else {
            completions.add(request, Outcome.of(first.value));
            admit(completions);
        }
    }

    /** Lets those in who wait for room. */
    private void admit(Completions completions) {
        while (elements.size() < capacity) {
            @Nullable Request putter = nextWaiting(Operation.PUT);
            if (putter == null) {
                return;
            }
            add(putter, completions);
        }
    }

    private void taskDone(Request request, Completions completions) {
        if (undone == 0) {
            throw new Refusal(Refusal.Reason.STATE, "taskDone was called more often than elements were put in");
        }
        undone--;
        completions.add(request, Outcome.DONE);
        while (undone == 0) {
            Request joiner = nextWaiting(Operation.JOIN);
            if (joiner == null) {
                return;
            }
            completions.add(joiner, Outcome.of(true));
        }
    }

    private Outcome drain(int most) {
        List<byte[]> drained = new ArrayList<>();
        while (drained.size() < most && !elements.isEmpty()) {
            drained.add(elements.remove().value);
        }
        return Outcome.of(drained);
    }

    private Outcome snapshot() {
        List<byte[]> all = new ArrayList<>(2 * elements.size());
        for (Element element : elements) {
            all.add(Numbers.encode(element.number));
            all.add(element.value);
        }
        return Outcome.of(all);
    }
}
