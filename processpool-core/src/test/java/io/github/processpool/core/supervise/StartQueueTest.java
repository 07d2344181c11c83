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
    void theFirstThatIsReadyHasAMomentBeforeTheNextStarts() {
        workers.forEach(queue::admit);
        long now = Long.MAX_VALUE; // where nanoTime may well begin

        assertThat(queue.ready(workers.get(0), now)).isEqualTo(50_000_000);
        assertThat(queue.ready(workers.get(1), now + 20_000_000)).isEqualTo(30_000_000);
        assertThat(queue.next(workers.get(0))).isEqualTo(workers.get(2));
        assertThat(queue.next(workers.get(1))).isEqualTo(workers.get(3));
    }

    @Test
    void theMomentIsNoLongerThanThat() {
        workers.forEach(queue::admit);

        assertThat(queue.ready(workers.get(0), 0)).isEqualTo(50_000_000);
        assertThat(queue.ready(workers.get(1), 50_000_000)).isZero();
    }

    @Test
    void nobodyWaitsForNobody() {
        queue.admit(workers.get(0));

        assertThat(queue.ready(workers.get(0), 0)).isZero();
    }

    @Test
    void callsThatWaitHaveMoreOfThemStart() {
        workers.forEach(queue::admit);

        assertThat(queue.nextSooner(2)).as("two start for two").isNull();
        assertThat(queue.nextSooner(3)).isEqualTo(workers.get(2));
        assertThat(queue.nextSooner(3)).isNull();
        assertThat(queue.nextSooner(9)).isEqualTo(workers.get(3));
        assertThat(queue.nextSooner(9)).as("nobody is left").isNull();
    }

    @Test
    void butNoMoreThanTwiceAsMany() {
        List<String> many = List.of("a", "b", "c", "d", "e", "f");
        many.forEach(queue::admit);

        assertThat(queue.nextSooner(9)).isEqualTo("c");
        assertThat(queue.nextSooner(9)).isEqualTo("d");
        assertThat(queue.nextSooner(9)).isNull();
        assertThat(queue.next("a")).as("there are still enough").isNull();
        queue.ready("b", 0);
        assertThat(queue.nextSooner(9)).as("who is ready does not count").isEqualTo("e");
    }

    @Test
    void thoseThatWaitAreReleasedAltogether() {
        workers.forEach(queue::admit);

        assertThat(queue.release()).containsExactly(workers.get(2), workers.get(3));
        assertThat(queue.next(workers.get(0))).isNull();
    }
}
