package io.github.processpool.core.shared;

import io.github.processpool.core.wire.TimeText;
import io.github.processpool.shared.SharedBarrier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;

/** A barrier as users see it. */
final class BarrierProxy extends PlainProxy implements SharedBarrier {
    BarrierProxy(Remote remote) {
        super(remote);
    }

    @Override
    public int await(Duration timeout) throws InterruptedException, BrokenBarrierException, TimeoutException {
        try {
            List<byte[]> answer = remote.awaitOrRefuse(Remote.nanos(timeout), Operation.AWAIT);
            if (answer == null) {
                throw new TimeoutException("not all threads arrived at the barrier within " + TimeText.of(timeout));
            }
            return IntegerText.decodeInt(answer.get(0));
        } catch (Refusal e) {
            if (e.reason() == Refusal.Reason.BROKEN) {
                throw new BrokenBarrierException(e.message());
            }
            throw e.exception();
        }
    }

    @Override
    public void reset() {
        remote.tell(Operation.RESET);
    }

    @Override
    public void abort() {
        remote.tell(Operation.ABORT);
    }

    @Override
    public boolean isBroken() {
        return remote.isTrue(Operation.BROKEN);
    }
}
