package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedSemaphore;
import java.time.Duration;

/** Permits as users see them. */
final class SemaphoreProxy extends PlainProxy implements SharedSemaphore {
    SemaphoreProxy(Remote remote) {
        super(remote);
    }

    @Override
    public void acquire() throws InterruptedException {
        var unused = remote.await(Operation.ACQUIRE);
    }

    @Override
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        return remote.isDoneWithin(timeout, Operation.ACQUIRE);
    }

    @Override
    public void release() {
        remote.tell(Operation.RELEASE);
    }
}
