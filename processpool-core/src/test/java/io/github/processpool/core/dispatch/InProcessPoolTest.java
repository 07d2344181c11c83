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
}
