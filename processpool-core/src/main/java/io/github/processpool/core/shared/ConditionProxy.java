package io.github.processpool.core.shared;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A condition of a lock. Its operations are operations of the lock; its handle's detail is its number. */
final class ConditionProxy extends PlainProxy implements Condition {
    private final byte[] number;

    ConditionProxy(Remote remote) {
        super(remote);
        number = IntegerText.encode(Long.parseLong(remote.handle().detail()));
    }

    @Override
    public void await() throws InterruptedException {
        var unused = remote.await(Operation.AWAIT, number);
    }

    @Override
    public void awaitUninterruptibly() {
        remote.awaitUninterruptibly(Operation.AWAIT, number);
    }

    @Override
    public long awaitNanos(long nanosTimeout) throws InterruptedException {
        long deadline = System.nanoTime() + nanosTimeout;
        boolean signalled = isSignalledWithin(nanosTimeout);
        long rest = deadline - System.nanoTime();
        return signalled ? rest : Math.min(rest, 0);
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return isSignalledWithin(unit.toNanos(time));
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // that is how the JDK has it
    public boolean awaitUntil(Date deadline) throws InterruptedException {
        return isSignalledWithin(TimeUnit.MILLISECONDS.toNanos(deadline.getTime() - System.currentTimeMillis()));
    }

    private boolean isSignalledWithin(long nanos) throws InterruptedException {
        return remote.isDoneWithin(nanos, Operation.AWAIT, number);
    }

    @Override
    public void signal() {
        remote.tell(Operation.SIGNAL, number);
    }

    @Override
    public void signalAll() {
        remote.tell(Operation.SIGNAL_ALL, number);
    }
}
