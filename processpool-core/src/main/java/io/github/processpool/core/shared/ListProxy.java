package io.github.processpool.core.shared;

import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A list as users see it. Comparisons and functions run here, on a snapshot; their changes are repeated if the list has
 * changed meanwhile.
 */
final class ListProxy<E> extends AbstractList<E> implements RandomAccess, Proxy {
    private static final byte[] AT_THE_END = IntegerText.encode(-1);

    private final Remote remote;

    ListProxy(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Remote remote() {
        return remote;
    }

    // ---- single elements ----

    @Override
    public int size() {
        return (int) remote.number(Operation.SIZE);
    }

    @Override
    public E get(int index) {
        return remote.value(Operation.GET, number(index));
    }

    @Override
    public E set(int index, E element) {
        return remote.value(Operation.SET_AT, number(index), remote.encode(element));
    }

    @Override
    public boolean add(E element) {
        remote.tell(Operation.INSERT, AT_THE_END, remote.encode(element));
        return true;
    }

    @Override
    public void add(int index, E element) {
        remote.tell(Operation.INSERT, number(checked(index)), remote.encode(element));
    }

    @Override
    public E remove(int index) {
        return remote.value(Operation.REMOVE, number(index));
    }

    @Override
    public boolean remove(@Nullable Object element) {
        while (true) {
            ListSnapshot<E> snapshot = snapshot();
            int index = snapshot.indexOf(element);
            if (index < 0) {
                return false;
            }
            if (snapshot.isRemoved(index)) {
                return true;
            }
        }
    }

    private static byte[] number(int index) {
        return IntegerText.encode(index);
    }

    /** To the state, a negative index means the end. */
    private static int checked(int index) {
        if (index < 0) {
            throw new IndexOutOfBoundsException("Index: " + index);
        }
        return index;
    }

    // ---- many elements ----

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return insert(AT_THE_END, elements);
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> elements) {
        return insert(number(checked(index)), elements);
    }

    private boolean insert(byte[] index, Collection<? extends E> elements) {
        List<byte[]> values = remote.encodeAll(elements);
        var unused = remote.call(Operation.INSERT, index, values);
        return !values.isEmpty();
    }

    @Override
    public void clear() {
        removeRange(0, Integer.MAX_VALUE);
    }

    @Override
    protected void removeRange(int from, int to) {
        remote.tell(Operation.REMOVE_RANGE, number(from), number(to));
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        requireNonNull(filter, "filter");
        while (true) {
            ListSnapshot<E> snapshot = snapshot();
            List<byte[]> kept = snapshot.matching(element -> !filter.test(element));
            if (kept.size() == snapshot.size()) {
                return false;
            }
            if (snapshot.isReplacedBy(kept)) {
                return true;
            }
        }
    }

    @Override
    public boolean removeAll(Collection<?> other) {
        requireNonNull(other, "other");
        return removeIf(other::contains);
    }

    @Override
    public boolean retainAll(Collection<?> other) {
        requireNonNull(other, "other");
        return removeIf(Predicate.not(other::contains));
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        requireNonNull(operator, "operator");
        change(elements -> elements.replaceAll(operator));
    }

    @Override
    public void sort(@Nullable Comparator<? super E> order) {
        change(elements -> elements.sort(order));
    }

    /** Optimistic update of a copy; retries if the list changed meanwhile. */
    private void change(Consumer<List<E>> change) {
        ListSnapshot<E> snapshot;
        List<E> copy;
        do {
            snapshot = snapshot();
            copy = new ArrayList<>(snapshot);
            change.accept(copy);
        } while (!snapshot.isReplacedBy(remote.encodeAll(copy)));
    }

    // ---- on a snapshot, like all methods of AbstractList that use an iterator ----

    private ListSnapshot<E> snapshot() {
        return new ListSnapshot<>(remote);
    }

    @Override
    public Iterator<E> iterator() {
        return listIterator(0);
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        return snapshot().listIterator(index);
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return snapshot().lastIndexOf(element);
    }

    @Override
    public Object[] toArray() {
        return snapshot().toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return snapshot().toArray(array);
    }

    @Override
    public Spliterator<E> spliterator() {
        return snapshot().spliterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return remote.isSame(other) || super.equals(other);
    }
}
