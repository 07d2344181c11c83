package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.InProcessPools;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** How often the work for a call takes the dispatcher's lock, which all threads of a pool share. */
class DispatchLockTest {
    private static final int CALLS = 1_001;
    private static final int MOST = 5;

    private final CountingLock lock = new CountingLock();

    @Test
    void aCallForWhichAWorkerIsIdleTakesItAtMostFiveTimes() {
        PoolOptions options = InProcessPools.options(1);
        int[] taken = new int[CALLS];
        try (Pool pool = new LocalPool(options, new PoolCore(options, InProcessPools.launcher(), lock))) {
            for (int i = 0; i < CALLS; i++) {
                int before = lock.taken.get();
                int unused = pool.apply(x -> x + 1, i);
                taken[i] = lock.taken.get() - before; // what follows a result counts for the next call
            }
        }
        Arrays.sort(taken);

        assertThat(taken[CALLS / 2]).isLessThanOrEqualTo(MOST);
    }

    private static final class CountingLock extends ReentrantLock {
        private static final long serialVersionUID = 1;

        private final AtomicInteger taken = new AtomicInteger();

        @Override
        public void lock() {
            taken.incrementAndGet();
            super.lock();
        }
    }
}
