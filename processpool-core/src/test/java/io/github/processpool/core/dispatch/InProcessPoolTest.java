package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.InProcessPools;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InProcessPoolTest {
    @Test
    void mapsThroughTheSameMessagesAsAPoolOfProcesses() {
        List<Integer> items = IntStream.range(0, 10_000).boxed().toList();

        try (Pool pool = InProcessPools.builder().workers(3).build()) {
            assertThat(pool.map(x -> x + 1, items))
                    .isEqualTo(items.stream().map(x -> x + 1).toList());
        }
    }

    @Test
    void aWorkerIsIdleBeforeItsResultIsThere() {
        try (Pool pool = InProcessPools.builder().workers(1).build()) {
            for (int i = 0; i < 2_000; i++) {
                int next = pool.apply(x -> x + 1, i);
                assertThat(next).isEqualTo(i + 1);
                assertThat(pool.stats().idle()).isEqualTo(1);
            }
        }
    }
}
