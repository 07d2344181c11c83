package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedLock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A lock as users see it. */
final class LockProxy extends Proxy implements SharedLock {
    LockProxy(Remote remote) {
        super(remote);
    }

    @Override
    public void lock() {
        var unused = remote.callUninterruptibly(Operation.ACQUIRE);
        taken();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        var unused = remote.callWaiting(Operation.ACQUIRE, Pending.FOREVER);
        taken();
    }

    @Override
    public boolean tryLock() {
        return noted(remote.isTrue(Operation.ACQUIRE));
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        long nanos = Math.max(0, unit.toNanos(time));
        return noted(remote.callWaiting(Operation.ACQUIRE, nanos) != null);
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
        var unused = remote.call(Operation.RELEASE);
        remote.link().held(handle().id(), -1);
    }

    @Override
    public Condition newCondition() {
        return Proxies.condition(remote, remote.number(Operation.CONDITION));
    }

    @Override
    public boolean wasAbandoned() {
        return remote.isTrue(Operation.ABANDONED);
    }
}
