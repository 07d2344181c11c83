package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartQueueTest {
    private final StartQueue<String> queue = new StartQueue<>(2);
    private final List<String> workers = List.of("one", "two", "three", "four");

    @Test
    void noMoreThanSoManyStartAtATime() {
        assertThat(workers.stream().map(queue::admit)).containsExactly(true, true, false, false);
    }

    @Test
    void whoHasStartedGivesItsTurnToTheNextOnce() {
        workers.forEach(queue::admit);

        assertThat(queue.next(workers.get(1))).isEqualTo(workers.get(2));
        assertThat(queue.next(workers.get(1))).isNull();
        assertThat(queue.next(workers.get(3))).as("one that still waits").isNull();
        assertThat(queue.next(workers.get(0))).isEqualTo(workers.get(3));
        assertThat(queue.next(workers.get(2))).isNull();
    }

    @Test
    void thoseThatWaitAreReleasedAltogether() {
        workers.forEach(queue::admit);

        assertThat(queue.release()).containsExactly(workers.get(2), workers.get(3));
        assertThat(queue.next(workers.get(0))).isNull();
    }
}
