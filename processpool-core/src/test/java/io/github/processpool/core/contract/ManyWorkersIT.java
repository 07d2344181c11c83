package io.github.processpool.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
class ManyWorkersIT {
    /** More than can be waited for at once where the limit is 64. */
    private static final int MANY = 66;

    @Tag("slow")
    @Test
    @Conformance("A pool of n workers has n processes")
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void aPoolMayHaveMoreWorkersThanCanBeWaitedForAtOnce(@TempDir Path folder) {
        try (Pool pool = Pool.builder()
                .workers(MANY)
                .jvmOptions("-XX:TieredStopAtLevel=1", "-Xmx32m")
                .build()) {
            List<Integer> squares = pool.map(PoolContract::square, PoolContract.numbers(1000));
            List<Long> pids = pool.withChunkSize(1).map(i -> Meeting.join(folder, MANY), PoolContract.numbers(MANY));

            assertThat(squares.stream().mapToInt(square -> square).sum()).isEqualTo(332_833_500);
            assertThat(pids).hasSize(MANY).doesNotHaveDuplicates();
        }
    }

    @Test
    @Conformance("A pool of 200: the squares of 0 to 999 add up to 332833500")
    void aPoolWorksBeforeTheLastOfItsManyWorkersHasStarted() {
        try (Pool pool = Pool.create(200)) {
            List<Integer> squares = pool.map(PoolContract::square, PoolContract.numbers(1000));

            assertThat(squares.stream().mapToInt(square -> square).sum()).isEqualTo(332_833_500);
        }
    }
}
