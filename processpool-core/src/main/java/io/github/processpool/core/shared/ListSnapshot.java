package io.github.processpool.core.shared;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.function.Predicate;

/**
 * The elements of a list at one moment. A change is made in the list too; it fails if others have added or removed
 * elements since.
 */
final class ListSnapshot<E> extends AbstractList<E> {
    private static final int STAMPS = 2;

    private final Remote remote;
    private final byte[] content;
    private byte[] shape; // changes with each change made through this
    private final List<byte[]> slices;

    ListSnapshot(Remote remote) {
        this.remote = remote;
        List<byte[]> snapshot = remote.call(Operation.SNAPSHOT);
        shape = snapshot.get(0);
        content = snapshot.get(1);
        slices = new ArrayList<>(snapshot.subList(STAMPS, snapshot.size()));
    }

    @Override
    public int size() {
        return slices.size();
    }

    @Override
    public E get(int index) {
        return remote.decode(slices.get(index));
    }

    @Override
    public E set(int index, E element) {
        byte[] encoded = remote.encode(element);
        check(isChanged(Operation.REPLACE_AT, IntegerText.encode(index), shape, encoded));
        return remote.decode(slices.set(index, encoded));
    }

    @Override
    public void add(int index, E element) {
        byte[] encoded = remote.encode(element);
        check(isChanged(Operation.INSERT_AT, IntegerText.encode(index), shape, encoded));
        slices.add(index, encoded);
    }

    @Override
    public E remove(int index) {
        E removed = get(index);
        check(isRemoved(index));
        return removed;
    }

    private static void check(boolean done) {
        if (!done) {
            throw new ConcurrentModificationException("others have changed the shared list");
        }
    }

    /** Removes an element, unless others have added or removed elements. */
    boolean isRemoved(int index) {
        boolean done = isChanged(Operation.REMOVE_AT, IntegerText.encode(index), shape);
        if (done) {
            slices.remove(index);
        }
        return done;
    }

    private boolean isChanged(Operation operation, byte[]... values) {
        List<byte[]> answer = remote.call(operation, values);
        if (answer.isEmpty()) {
            return false;
        }
        shape = answer.get(0);
        return true;
    }

    /** Returns the matching elements as they travel. */
    List<byte[]> matching(Predicate<E> filter) {
        return slices.stream()
                .filter(slice -> filter.test(remote.decode(slice)))
                .toList();
    }

    /** Replaces all elements of the list, unless others have changed it. */
    boolean isReplacedBy(List<byte[]> elements) {
        return Remote.isTrue(remote.call(Operation.REPLACE_ALL, content, elements));
    }
}
