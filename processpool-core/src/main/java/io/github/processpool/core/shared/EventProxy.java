package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedEvent;
import java.time.Duration;

/** A flag as users see it. */
final class EventProxy extends PlainProxy implements SharedEvent {
    EventProxy(Remote remote) {
        super(remote);
    }

    @Override
    public void set() {
        remote.tell(Operation.SET, IntegerText.encode(1));
    }

    @Override
    public void clear() {
        remote.tell(Operation.SET, IntegerText.encode(0));
    }

    @Override
    public boolean isSet() {
        return remote.isTrue(Operation.GET);
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return remote.isDoneWithin(timeout, Operation.AWAIT);
    }
}
