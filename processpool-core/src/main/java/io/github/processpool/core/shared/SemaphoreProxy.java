package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedSemaphore;
import java.time.Duration;

/** Permits as users see them. */
final class SemaphoreProxy extends Proxy implements SharedSemaphore {
    SemaphoreProxy(Remote remote) {
        super(remote);
    }

    @Override
    public void acquire() throws InterruptedException {
        var unused = remote.callWaiting(Operation.ACQUIRE, Pending.FOREVER);
    }

    @Override
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        long nanos = Remote.nanos(timeout);
        if (nanos == 0) {
            return remote.isTrue(Operation.ACQUIRE);
        }
        return remote.callWaiting(Operation.ACQUIRE, nanos) != null;
    }

    @Override
    public void release() {
        var unused = remote.call(Operation.RELEASE);
    }
}
