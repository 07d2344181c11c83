package io.github.processpool.core.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a list was at one moment, and changes to it that take effect only if others have not changed it since. */
final class ListSnapshot<E> {
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

    int size() {
        return slices.size();
    }

    E get(int index) {
        return remote.decode(slices.get(index));
    }

    List<E> elements() {
        List<E> elements = new ArrayList<>(slices.size());
        for (byte[] slice : slices) {
            elements.add(remote.decode(slice));
        }
        return elements;
    }

    int indexOf(@Nullable Object element) {
        for (int i = 0; i < slices.size(); i++) {
            if (Objects.equals(element, get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the matching elements. */
    List<byte[]> kept(Predicate<E> filter) {
        return new ArrayList<>(slices.stream()
                .filter(slice -> filter.test(remote.decode(slice)))
                .toList());
    }

    boolean replaceAll(List<byte[]> elements) {
        List<byte[]> values = new ArrayList<>(elements.size() + 1);
        values.add(content);
        values.addAll(elements);
        return Numbers.decode(remote.call(Operation.REPLACE_ALL, values).get(0)) != 0;
    }

    boolean remove(int index) {
        boolean done = isDone(remote.call(Operation.REMOVE_AT, Numbers.encode(index), shape));
        if (done) {
            slices.remove(index);
        }
        return done;
    }

    boolean set(int index, E element) {
        byte[] encoded = remote.encode(element);
        boolean done = isDone(remote.call(Operation.REPLACE_AT, Numbers.encode(index), shape, encoded));
        if (done) {
            slices.set(index, encoded);
        }
        return done;
    }

    boolean insert(int index, E element) {
        byte[] encoded = remote.encode(element);
        boolean done = isDone(remote.call(Operation.INSERT_AT, Numbers.encode(index), shape, encoded));
        if (done) {
            slices.add(index, encoded);
        }
        return done;
    }

    private boolean isDone(List<byte[]> answer) {
        if (answer.isEmpty()) {
            return false;
        }
        shape = answer.get(0);
        return true;
    }
}
