package io.github.processpool.core.shared;

import static java.util.Objects.requireNonNull;

import io.github.processpool.core.codec.Slices;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends the operations of one shared object, and encodes and decodes their values. */
final class Remote {
    private final Link link;
    private final SharedHandle handle;

    Remote(Link link, SharedHandle handle) {
        this.link = link;
        this.handle = handle;
    }

    SharedHandle handle() {
        return handle;
    }

    Link link() {
        return link;
    }

    /** Returns a part of the object, such as one of the conditions of a lock. */
    Remote part(String kind, long number) {
        return new Remote(link, new SharedHandle(kind, handle.id(), Long.toString(number)));
    }

    // ---- operations that never wait ----

    List<byte[]> call(Operation operation, byte[]... values) {
        return call(operation, List.of(values));
    }

    List<byte[]> call(Operation operation, List<byte[]> values) {
        return begunOrThrown(operation, false, values);
    }

    List<byte[]> call(Operation operation, byte[] first, List<byte[]> others) {
        List<byte[]> values = new ArrayList<>(others.size() + 1);
        values.add(first);
        values.addAll(others);
        return call(operation, values);
    }

    /** Does an operation without an answer. */
    void tell(Operation operation, byte[]... values) {
        var unused = call(operation, values);
    }

    long number(Operation operation, byte[]... values) {
        return IntegerText.decode(call(operation, values).get(0));
    }

    boolean isTrue(Operation operation, byte[]... values) {
        return isTrue(call(operation, values));
    }

    /** Tells whether the first value of an answer says yes. */
    static boolean isTrue(List<byte[]> answer) {
        return IntegerText.decode(answer.get(0)) != 0;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    <E> E value(Operation operation, byte[]... values) {
        return decode(call(operation, values).get(0));
    }

    // ---- operations that may wait ----

    private List<byte[]> begunOrThrown(Operation operation, boolean waits, List<byte[]> values) {
        try {
            return link.begin(handle.id(), operation, waits, values).await();
        } catch (Refusal e) {
            throw e.exception();
        }
    }

    void awaitUninterruptibly(Operation operation, byte[]... values) {
        var unused = begunOrThrown(operation, true, List.of(values));
    }

    /** Waits without a limit of time. */
    List<byte[]> await(Operation operation, byte[]... values) throws InterruptedException {
        return requireNonNull(await(Awaited.FOREVER, operation, values));
    }

    /** Waits for that long; does not wait if the time is negative. Returns null if the time ran out. */
    @Nullable
    List<byte[]> awaitWithin(long nanos, Operation operation, byte[]... values) throws InterruptedException {
        return await(Math.max(0, nanos), operation, values);
    }

    boolean isDoneWithin(long nanos, Operation operation, byte[]... values) throws InterruptedException {
        return awaitWithin(nanos, operation, values) != null;
    }

    /** The same, but if the time is zero or less, no wait is begun and an interrupt is not looked at. */
    boolean isDoneWithin(Duration timeout, Operation operation) throws InterruptedException {
        long nanos = nanos(timeout);
        return nanos == 0 ? isTrue(operation) : isDoneWithin(nanos, operation);
    }

    private @Nullable List<byte[]> await(long nanos, Operation operation, byte[]... values)
            throws InterruptedException {
        try {
            return awaitOrRefuse(nanos, operation, values);
        } catch (Refusal e) {
            throw e.exception();
        }
    }

    /** The same, for callers that have exceptions of their own for refusals. */
    @Nullable
    List<byte[]> awaitOrRefuse(long nanos, Operation operation, byte[]... values) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return link.begin(handle.id(), operation, true, List.of(values)).await(nanos);
    }

    // ---- values ----

    byte[] encode(@Nullable Object value) {
        return Slices.encode(value, link.mentions());
    }

    List<byte[]> encodeAll(Collection<?> values) {
        return Stream.of(values.toArray()).map(this::encode).toList();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // its type is what somebody has put in
    <E> E decode(byte[] slice) {
        return (E) Slices.decode(slice, link.types());
    }

    /** Returns the first value, or null if there is none. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    <E> @Nullable E first(List<byte[]> values) {
        return values.isEmpty() ? null : this.<E>decode(values.get(0));
    }

    /** Returns the nanoseconds to wait: 0 for a negative time, at most about 292 years. */
    static long nanos(Duration timeout) {
        if (timeout.isNegative()) {
            return 0;
        }
        try {
            return timeout.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    boolean isSame(@Nullable Object other) {
        return other instanceof SharedObject object && object.handle().equals(handle);
    }

    @Override
    public String toString() {
        return "shared " + handle.kind() + " " + handle.id().substring(0, 8);
    }
}
