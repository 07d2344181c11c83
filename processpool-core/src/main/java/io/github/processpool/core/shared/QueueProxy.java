package io.github.processpool.core.shared;

import static java.util.Objects.requireNonNull;

import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import io.github.processpool.shared.SharedQueue;
import java.time.Duration;
import java.util.AbstractQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A queue as users see it. Elements are compared here, on a snapshot, and removed by their number. */
final class QueueProxy<E> extends AbstractQueue<E> implements SharedQueue<E>, SharedObject {
    private final Remote remote;

    QueueProxy(Remote remote) {
        this.remote = remote;
    }

    @Override
    public SharedHandle handle() {
        return remote.handle();
    }

    @Override
    public boolean isHere() {
        return remote.isHere();
    }

    private byte[] encode(E element) {
        return remote.encode(requireNonNull(element, "element"));
    }

    // ---- in ----

    @Override
    public void put(E element) throws InterruptedException {
        var unused = remote.callWaiting(Operation.PUT, Pending.FOREVER, encode(element));
    }

    @Override
    public boolean offer(E element) {
        return remote.isTrue(Operation.PUT, encode(element));
    }

    @Override
    public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
        return remote.callWaiting(Operation.PUT, Math.max(0, unit.toNanos(timeout)), encode(element)) != null;
    }

    @Override
    public int remainingCapacity() {
        return (int) remote.number(Operation.ROOM);
    }

    // ---- out ----

    @Override
    public E take() throws InterruptedException {
        List<byte[]> taken = requireNonNull(remote.callWaiting(Operation.TAKE, Pending.FOREVER));
        return remote.decode(taken.get(0));
    }

    @Override
    public @Nullable E poll() {
        return first(remote.call(Operation.TAKE));
    }

    @Override
    public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
        List<byte[]> taken = remote.callWaiting(Operation.TAKE, Math.max(0, unit.toNanos(timeout)));
        return taken == null ? null : first(taken);
    }

    @Override
    public @Nullable E peek() {
        return first(remote.call(Operation.PEEK));
    }

    private @Nullable E first(List<byte[]> values) {
        return values.isEmpty() ? null : remote.decode(values.get(0));
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
        List<byte[]> drained = remote.call(Operation.DRAIN, Numbers.encode(Math.max(0, maxElements)));
        for (byte[] element : drained) {
            target.add(remote.<E>decode(element));
        }
        return drained.size();
    }

    @Override
    public void clear() {
        var unused = remote.call(Operation.CLEAR);
    }

    // ---- looking at what is there ----

    @Override
    public int size() {
        return (int) remote.number(Operation.SIZE);
    }

    @Override
    public Iterator<E> iterator() {
        return new Elements(remote.call(Operation.SNAPSHOT));
    }

    @Override
    public Object[] toArray() {
        List<E> elements = new ArrayList<>();
        iterator().forEachRemaining(elements::add);
        return elements.toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        List<E> elements = new ArrayList<>();
        iterator().forEachRemaining(elements::add);
        return elements.toArray(array);
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(toArray(), Spliterator.ORDERED | Spliterator.NONNULL);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        Elements elements = new Elements(remote.call(Operation.SNAPSHOT));
        while (elements.hasNext()) {
            if (elements.next().equals(element) && elements.removeLast()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        requireNonNull(filter, "filter");
        Elements elements = new Elements(remote.call(Operation.SNAPSHOT));
        boolean any = false;
        while (elements.hasNext()) {
            any |= filter.test(elements.next()) && elements.removeLast();
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
        return removeIf(element -> !other.contains(element));
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
        var unused = remote.call(Operation.TASK_DONE);
    }

    @Override
    public void join() throws InterruptedException {
        var unused = remote.callWaiting(Operation.JOIN, Pending.FOREVER);
    }

    @Override
    public boolean join(Duration timeout) throws InterruptedException {
        return remote.callWaiting(Operation.JOIN, Remote.nanos(timeout)) != null;
    }

    /** A snapshot: number, element, number, element. */
    private final class Elements implements Iterator<E> {
        private final List<byte[]> snapshot;
        private int next;
        private boolean mayRemove;

        Elements(List<byte[]> snapshot) {
            this.snapshot = snapshot;
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
            mayRemove = true;
            next += 2;
            return remote.decode(snapshot.get(next - 1));
        }

        @Override
        public void remove() {
            if (!mayRemove) {
                throw new IllegalStateException("next() comes before each remove()");
            }
            mayRemove = false;
            var unused = removeLast();
        }

        private boolean removeLast() {
            return remote.isTrue(Operation.REMOVE, snapshot.get(next - 2));
        }
    }
}
