package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.launch.Exit;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final Lifecycle lifecycle = new Lifecycle(3);

    private WorkerEnd end() {
        return lifecycle.describeEnd(1, new Exit(137, "SIGKILL", "killed", null, false), List.of());
    }

    @Test
    void aWorkerIsReadyOnce() {
        assertThat(lifecycle.becomesReady()).isTrue();
        assertThat(lifecycle.becomesReady()).isFalse();
        assertThat(lifecycle.phase()).isEqualTo(WorkerPhase.READY);
    }

    @Test
    void aWorkerThatIsToldToLeaveWhileItStartsIsNeverReady() {
        assertThat(lifecycle.leaves()).as("it is not ready yet").isFalse();
        assertThat(lifecycle.leavesOnceStarted()).isTrue();
        assertThat(lifecycle.leavesOnceStarted()).as("told twice").isFalse();

        assertThat(lifecycle.becomesReady()).isTrue();
        assertThat(lifecycle.phase()).isEqualTo(WorkerPhase.LEAVING);
    }

    @Test
    void theFirstReasonOfAKillCounts() {
        assertThat(lifecycle.kill("the first", true)).isTrue();
        assertThat(lifecycle.kill("the second", false)).isTrue();

        assertThat(end().cause()).isEqualTo("the first");
        assertThat(end().intended()).isTrue();
        lifecycle.end();
        assertThat(lifecycle.kill("too late", true)).isFalse();
    }

    @Test
    void anEndIsIntendedIfTheWorkerWasToLeave() {
        lifecycle.becomesReady();
        assertThat(end().intended()).isFalse();
        lifecycle.leaves();
        assertThat(end().intended()).isTrue();
    }

    @Test
    void whetherAWorkerWasReadyIsRememberedWhenItsEndIsRepeated() {
        lifecycle.becomesReady();
        assertThat(lifecycle.end()).isTrue();
        assertThat(lifecycle.end()).as("repeated, since there was no memory").isTrue();
        assertThat(new Lifecycle(0).end()).isFalse();
    }

    @Test
    void aStandbyGetsTheNumberOfItsPlace() {
        assertThat(lifecycle.adopt(3)).as("it has that number").isFalse();
        assertThat(lifecycle.adopt(1)).isTrue();
        assertThat(lifecycle.id()).isEqualTo(1);
    }
}
