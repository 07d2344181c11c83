package io.github.processpool.core.shared;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Iterates over a snapshot of pairs: the keys and values of a map, or the numbers and elements of a queue. */
final class PairIterator<T> implements Iterator<T> {
    private final List<byte[]> pairs;
    private final BiFunction<byte[], byte[], T> element;
    private final Predicate<byte[]> removal;
    private int next;
    private boolean mayRemove;

    /**
     * Makes an iterator.
     *
     * @param element makes an element of its pair
     * @param removal removes an element by the first of its pair; false if it was not there any more
     */
    PairIterator(List<byte[]> pairs, BiFunction<byte[], byte[], T> element, Predicate<byte[]> removal) {
        this.pairs = pairs;
        this.element = element;
        this.removal = removal;
    }

    @Override
    public boolean hasNext() {
        return next < pairs.size();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        mayRemove = true;
        next += 2;
        return element.apply(pairs.get(next - 2), pairs.get(next - 1));
    }

    @Override
    public void remove() {
        if (!mayRemove) {
            throw new IllegalStateException("call next() before each remove()");
        }
        var unused = isLastRemoved();
    }

    /** Returns the elements that are left. */
    List<T> toList() {
        List<T> left = new ArrayList<>((pairs.size() - next) / 2);
        forEachRemaining(left::add);
        return left;
    }

    /** Removes the element returned last. Returns false if it was not there any more. */
    boolean isLastRemoved() {
        mayRemove = false;
        return removal.test(pairs.get(next - 2));
    }
}
