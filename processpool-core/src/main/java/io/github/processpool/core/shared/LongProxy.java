package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedLong;

/** A counter as users see it. */
final class LongProxy extends PlainProxy implements SharedLong {
    LongProxy(Remote remote) {
        super(remote);
    }

    @Override
    public long get() {
        return remote.number(Operation.GET);
    }

    @Override
    public void set(long value) {
        remote.tell(Operation.SET, IntegerText.encode(value));
    }

    @Override
    public long addAndGet(long delta) {
        return remote.number(Operation.ADD, IntegerText.encode(delta));
    }

    @Override
    public boolean compareAndSet(long expected, long value) {
        return remote.isTrue(Operation.COMPARE, IntegerText.encode(expected), IntegerText.encode(value));
    }
}
