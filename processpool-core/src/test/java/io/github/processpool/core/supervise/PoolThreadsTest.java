package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class PoolThreadsTest {
    /** When it is needed there may be none to be had, and what is scheduled then would never be done. */
    @Test
    void theTimerHasItsThreadAllTheTime() {
        ScheduledThreadPoolExecutor timer = new PoolThreads("test").newTimer();
        try {
            assertThat(timer.getPoolSize()).isEqualTo(1);
            assertThat(timer.allowsCoreThreadTimeOut()).isFalse();
        } finally {
            timer.shutdownNow();
        }
    }
}
