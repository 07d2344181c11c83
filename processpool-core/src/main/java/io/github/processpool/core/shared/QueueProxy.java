package io.github.processpool.core.shared;

import static java.util.Objects.requireNonNull;

import io.github.processpool.shared.SharedQueue;
import java.time.Duration;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A queue as users see it. Elements are compared here, on a snapshot, and removed by their numbers. */
final class QueueProxy<E> extends AbstractQueue<E> implements SharedQueue<E>, Proxy {
    private final Remote remote;

    QueueProxy(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Remote remote() {
        return remote;
    }

    private byte[] encode(E element) {
        return remote.encode(requireNonNull(element, "element"));
    }

    // ---- in ----

    @Override
    public void put(E element) throws InterruptedException {
        var unused = remote.await(Operation.PUT, encode(element));
    }

    @Override
    public boolean offer(E element) {
        return remote.isTrue(Operation.PUT, encode(element));
    }

    @Override
    public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
        return remote.isDoneWithin(unit.toNanos(timeout), Operation.PUT, encode(element));
    }

    @Override
    public int remainingCapacity() {
        return (int) remote.number(Operation.ROOM);
    }

    // ---- out ----

    @Override
    public E take() throws InterruptedException {
        return remote.decode(remote.await(Operation.TAKE).get(0));
    }

    @Override
    public @Nullable E poll() {
        return remote.first(remote.call(Operation.TAKE));
    }

    @Override
    public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
        List<byte[]> taken = remote.awaitWithin(unit.toNanos(timeout), Operation.TAKE);
        return taken == null ? null : remote.first(taken);
    }

    @Override
    public @Nullable E peek() {
        return remote.first(remote.call(Operation.PEEK));
    }

    @Override
    public int drainTo(Collection<? super E> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super E> target, int maxElements) {
        if (remote.isSame(requireNonNull(target, "target"))) {
            throw new IllegalArgumentException("a queue can't be drained to itself");
        }
        List<byte[]> drained = remote.call(Operation.DRAIN, IntegerText.encode(Math.max(0, maxElements)));
        for (byte[] element : drained) {
            target.add(remote.<E>decode(element));
        }
        return drained.size();
    }

    @Override
    public void clear() {
        remote.tell(Operation.CLEAR);
    }

    // ---- on a snapshot ----

    @Override
    public int size() {
        return (int) remote.number(Operation.SIZE);
    }

    @Override
    public PairIterator<E> iterator() {
        return new PairIterator<>(
                remote.call(Operation.SNAPSHOT),
                (number, element) -> remote.decode(element),
                number -> remote.isTrue(Operation.REMOVE, number));
    }

    // Arrays are made of one snapshot: the inherited methods would ask for the size too, in a request of its own.

    @Override
    public Object[] toArray() {
        return iterator().toList().toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return iterator().toList().toArray(array);
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(toArray(), Spliterator.ORDERED | Spliterator.NONNULL);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        return remove(present -> present.equals(element), false);
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        return remove(requireNonNull(filter, "filter"), true);
    }

    /** Removes the first matching element, or all. Returns true if this removed any. */
    private boolean remove(Predicate<? super E> filter, boolean all) {
        PairIterator<E> elements = iterator();
        boolean any = false;
        while (elements.hasNext() && (all || !any)) {
            any |= filter.test(elements.next()) && elements.isLastRemoved();
        }
        return any;
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
    public boolean equals(@Nullable Object other) {
        return remote.isSame(other);
    }

    @Override
    public int hashCode() {
        return handle().hashCode();
    }

    // ---- tasks ----

    @Override
    public void taskDone() {
        remote.tell(Operation.TASK_DONE);
    }

    @Override
    public void join() throws InterruptedException {
        var unused = remote.await(Operation.JOIN);
    }

    @Override
    public boolean join(Duration timeout) throws InterruptedException {
        return remote.isDoneWithin(timeout, Operation.JOIN);
    }
}
