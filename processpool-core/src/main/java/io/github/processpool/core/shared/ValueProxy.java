package io.github.processpool.core.shared;

import static java.util.Objects.requireNonNull;

import io.github.processpool.shared.SharedValue;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A variable as users see it. Values are compared and updated here; that is repeated if others changed it meanwhile. */
final class ValueProxy<T> extends PlainProxy implements SharedValue<T> {
    ValueProxy(Remote remote) {
        super(remote);
    }

    @Override
    public T get() {
        return remote.value(Operation.GET);
    }

    @Override
    public void set(T value) {
        remote.tell(Operation.SET, remote.encode(value));
    }

    @Override
    public boolean compareAndSet(T expected, T value) {
        byte[] encoded = remote.encode(value);
        List<byte[]> answer = remote.call(Operation.COMPARE, remote.encode(expected), encoded);
        while (!Remote.isTrue(answer)) {
            T present = remote.decode(answer.get(1));
            if (!Objects.equals(expected, present)) {
                return false;
            }
            answer = remote.call(Operation.SET_AT, answer.get(2), encoded);
        }
        return true;
    }

    @Override
    public T updateAndGet(UnaryOperator<T> update) {
        requireNonNull(update, "update");
        List<byte[]> present = remote.call(Operation.GET);
        byte[] value = present.get(0);
        byte[] stamp = present.get(1);
        while (true) {
            T updated = update.apply(remote.decode(value));
            byte[] encoded = remote.encode(updated);
            List<byte[]> answer = remote.call(Operation.SET_AT, stamp, encoded);
            if (Remote.isTrue(answer)) {
                return updated;
            }
            value = answer.get(1);
            stamp = answer.get(2);
        }
    }
}
