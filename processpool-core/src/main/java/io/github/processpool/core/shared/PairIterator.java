package io.github.processpool.core.shared;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Iterates over a snapshot of pairs: the keys and values of a map, or the numbers and elements of a queue. */
abstract class PairIterator<T> implements Iterator<T> {
    private final List<byte[]> pairs;
    private int next;
    private boolean mayRemove;

    PairIterator(List<byte[]> pairs) {
        this.pairs = pairs;
    }

    /** Makes an element of its pair. */
    abstract T element(byte[] first, byte[] second);

    /** Removes the element from the collection. Returns false if it was not there any more. */
    abstract boolean isRemoved(byte[] first);

    @Override
    public final boolean hasNext() {
        return next < pairs.size();
    }

    @Override
    public final T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        mayRemove = true;
        next += 2;
        return element(pairs.get(next - 2), pairs.get(next - 1));
    }

    @Override
    public final void remove() {
        if (!mayRemove) {
            throw new IllegalStateException("call next() before each remove()");
        }
        var unused = isLastRemoved();
    }

    /** Removes the element returned last. Returns false if it was not there any more. */
    final boolean isLastRemoved() {
        mayRemove = false;
        return isRemoved(pairs.get(next - 2));
    }
}
