package io.github.processpool.core.shared;

import java.util.ArrayList;
import java.util.List;

/**
 * The elements of a list. Two stamps tell whether a snapshot is up to date: {@code shape} grows with each change of the
 * length or order, {@code content} with every change.
 */
final class ListState extends SharedState {
    private final List<byte[]> elements = new ArrayList<>(); // this and the rest under the lock
    private long shape;
    private long content;

    @Override
    Outcome outcome(Request request) {
        return switch (request.operation) {
            case GET -> Outcome.of(elements.get(index(request, elements.size() - 1)));
            case SIZE -> Outcome.of(elements.size());
            case SNAPSHOT -> snapshot();
            case SET_AT -> set(request);
            case INSERT -> insert(request);
            case REMOVE -> remove(request);
            case REMOVE_RANGE -> removeRange(request.index(0), request.index(1));
            case REPLACE_ALL -> replaceAll(request);
            case INSERT_AT, REMOVE_AT, REPLACE_AT -> ifSameShape(request);
            default -> throw unknown(request);
        };
    }

    private int index(Request request, int most) {
        int index = request.index(0);
        if (index < 0 || index > most) {
            throw new Refusal(Refusal.Reason.INDEX, "Index: " + index + ", Size: " + elements.size());
        }
        return index;
    }

    private Outcome snapshot() {
        List<byte[]> all = new ArrayList<>(elements.size() + 2);
        all.add(IntegerText.encode(shape));
        all.add(IntegerText.encode(content));
        all.addAll(elements);
        return Outcome.of(all);
    }

    private Outcome set(Request request) {
        byte[] before = elements.set(index(request, elements.size() - 1), request.value(1));
        content++;
        return Outcome.of(before);
    }

    /** Inserts at an index, or at the end if the index is negative. */
    private Outcome insert(Request request) {
        int index = request.index(0) < 0 ? elements.size() : index(request, elements.size());
        elements.addAll(index, request.values.subList(1, request.values.size()));
        reshaped();
        return Outcome.DONE;
    }

    private Outcome remove(Request request) {
        byte[] removed = elements.remove(index(request, elements.size() - 1));
        reshaped();
        return Outcome.of(removed);
    }

    private Outcome removeRange(int from, int to) {
        int end = Math.min(to, elements.size());
        if (from >= 0 && from < end) {
            elements.subList(from, end).clear();
            reshaped();
        }
        return Outcome.DONE;
    }

    /** Replaces all elements if nothing has changed since the content had that stamp. */
    private Outcome replaceAll(Request request) {
        boolean same = content == request.number(0);
        if (same) {
            elements.clear();
            elements.addAll(request.values.subList(1, request.values.size()));
            reshaped();
        }
        return Outcome.of(same);
    }

    /** For iterators: answers with the new stamp, or with nothing if others have changed the shape. */
    private Outcome ifSameShape(Request request) {
        if (shape != request.number(1)) {
            return Outcome.DONE;
        }
        int last = elements.size() - 1;
        switch (request.operation) {
            case INSERT_AT -> elements.add(index(request, last + 1), request.value(2));
            case REMOVE_AT -> elements.remove(index(request, last));
            default -> {
                elements.set(index(request, last), request.value(2));
                content++;
                return Outcome.of(shape);
            }
        }
        reshaped();
        return Outcome.of(shape);
    }

    private void reshaped() {
        shape++;
        content++;
    }
}
