package io.github.processpool.core.shared;

import io.github.processpool.core.codec.Slices;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One shared object as its proxies use it: operations, and the values that go with them. */
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

    boolean isHere() {
        return link.isHere();
    }

    // ---- operations ----

    /** Does what never waits. */
    List<byte[]> call(Operation operation, byte[]... values) {
        return call(operation, List.of(values));
    }

    List<byte[]> call(Operation operation, List<byte[]> values) {
        try {
            return link.begin(handle.id(), operation, false, values).await();
        } catch (Refusal e) {
            throw e.exception();
        }
    }

    /** Does what may wait, whatever interrupts. */
    List<byte[]> callUninterruptibly(Operation operation, byte[]... values) {
        try {
            return link.begin(handle.id(), operation, true, List.of(values)).await();
        } catch (Refusal e) {
            throw e.exception();
        }
    }

    /** Does what may wait, for so long or {@link Pending#FOREVER}; null if the time was over before. */
    @Nullable
    List<byte[]> callWaiting(Operation operation, long nanos, byte[]... values) throws InterruptedException {
        try {
            return callOrRefuse(operation, nanos, values);
        } catch (Refusal e) {
            throw e.exception();
        }
    }

    /** The same for callers that have exceptions of their own for refusals. */
    @Nullable
    List<byte[]> callOrRefuse(Operation operation, long nanos, byte[]... values) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return link.begin(handle.id(), operation, true, List.of(values)).await(nanos);
    }

    long number(Operation operation, byte[]... values) {
        return Numbers.decode(call(operation, values).get(0));
    }

    boolean isTrue(Operation operation, byte[]... values) {
        return number(operation, values) != 0;
    }

    // ---- values ----

    byte[] encode(@Nullable Object value) {
        return Slices.encode(value, link.mentions());
    }

    List<byte[]> encodeAll(Collection<?> values) {
        List<byte[]> encoded = new ArrayList<>(values.size() + 2);
        for (Object value : values.toArray()) {
            encoded.add(encode(value));
        }
        return encoded;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // what somebody has put in
    <E> E decode(byte[] slice) {
        return (E) Slices.decode(slice, link.types());
    }

    /** Returns nanoseconds to wait: none for a negative time, about 292 years at most. */
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

    // ---- proxies ----

    boolean isSame(@Nullable Object other) {
        return other instanceof SharedObject object && object.handle().equals(handle);
    }

    @Override
    public String toString() {
        return "shared " + handle.kind() + " " + handle.id().substring(0, 8);
    }
}
