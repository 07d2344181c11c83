package io.github.processpool.core.shared;

import java.util.ConcurrentModificationException;
import java.util.ListIterator;
import java.util.NoSuchElementException;

/** Goes over a snapshot of a list; what it changes is changed in the list, unless others have moved its elements. */
final class ListElements<E> implements ListIterator<E> {
    private static final int NONE = -1;

    private final ListSnapshot<E> snapshot;
    private int next;
    private int last = NONE; // the one returned last, that remove and set are about

    ListElements(ListSnapshot<E> snapshot, int index) {
        this.snapshot = snapshot;
        next = index;
    }

    @Override
    public boolean hasNext() {
        return next < snapshot.size();
    }

    @Override
    public E next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = next++;
        return snapshot.get(last);
    }

    @Override
    public boolean hasPrevious() {
        return next > 0;
    }

    @Override
    public E previous() {
        if (!hasPrevious()) {
            throw new NoSuchElementException();
        }
        last = --next;
        return snapshot.get(last);
    }

    @Override
    public int nextIndex() {
        return next;
    }

    @Override
    public int previousIndex() {
        return next - 1;
    }

    @Override
    public void remove() {
        checkLast();
        check(snapshot.remove(last));
        if (last < next) {
            next--;
        }
        last = NONE;
    }

    @Override
    public void set(E element) {
        checkLast();
        check(snapshot.set(last, element));
    }

    @Override
    public void add(E element) {
        check(snapshot.insert(next, element));
        next++;
        last = NONE;
    }

    private void checkLast() {
        if (last == NONE) {
            throw new IllegalStateException("next() or previous() comes before each remove(), and before set()");
        }
    }

    private static void check(boolean done) {
        if (!done) {
            throw new ConcurrentModificationException("others have changed the shared list");
        }
    }
}
