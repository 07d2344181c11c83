package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedLock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A lock as users see it. */
final class LockProxy extends PlainProxy implements SharedLock {
    LockProxy(Remote remote) {
        super(remote);
    }

    @Override
    public void lock() {
        remote.awaitUninterruptibly(Operation.ACQUIRE);
        taken();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        var unused = remote.await(Operation.ACQUIRE);
        taken();
    }

    @Override
    public boolean tryLock() {
        return noted(remote.isTrue(Operation.ACQUIRE));
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return noted(remote.isDoneWithin(unit.toNanos(time), Operation.ACQUIRE));
    }

    private boolean noted(boolean taken) {
        if (taken) {
            taken();
        }
        return taken;
    }

    private void taken() {
        remote.link().held(handle().id(), 1);
    }

    @Override
    public void unlock() {
        remote.tell(Operation.RELEASE);
        remote.link().held(handle().id(), -1);
    }

    @Override
    public Condition newCondition() {
        return new ConditionProxy(remote.part("condition", remote.number(Operation.CONDITION)));
    }

    @Override
    public boolean wasAbandoned() {
        return remote.isTrue(Operation.ABANDONED);
    }
}
