package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndoneTasksTest {
    private final Peer first = new Peer();
    private final Peer second = new Peer();
    private final UndoneTasks tasks = new UndoneTasks();

    private void putAndTake(Peer peer, int elements) {
        for (int i = 0; i < elements; i++) {
            tasks.put();
        }
        tasks.taken(peer, elements);
    }

    @Test
    void deadPeerLosesWhatItHasNotDone() {
        putAndTake(first, 3);
        tasks.done(first);

        tasks.died(first, "worker 1");

        assertThat(tasks.refusal().message())
                .startsWith("2 elements were taken")
                .contains("(worker 1)");
    }

    @Test
    void deadPeerThatOwesNothingLosesNothing() {
        putAndTake(first, 1);
        putAndTake(second, 1);
        tasks.done(first);

        tasks.died(first, "worker 1");

        assertThat(tasks.anyLost()).isFalse();
        assertThat(tasks.isEmpty()).isFalse();
    }

    @Test
    void whoeverTookNothingCountsDownLostElementsFirst() {
        putAndTake(first, 1);
        putAndTake(second, 1);
        tasks.died(first, "worker 1");

        tasks.done(Peer.HERE);

        assertThat(tasks.anyLost()).isFalse();
        tasks.died(second, "worker 2");
        assertThat(tasks.anyLost()).isTrue();
    }

    @Test
    void doneByOthersIsNotLostWithThePeerThatTook() {
        putAndTake(first, 1);
        tasks.put();
        tasks.done(Peer.HERE);

        tasks.died(first, "worker 1");

        assertThat(tasks.anyLost()).isFalse();
    }

    @Test
    void lossIsForgottenWhenAllIsDone() {
        putAndTake(first, 2);
        tasks.died(first, "worker 1");
        tasks.done(second);
        tasks.done(second);
        putAndTake(second, 1);

        assertThat(tasks.anyLost()).isFalse();
        tasks.died(second, "worker 2");
        assertThat(tasks.refusal().message()).contains("(worker 2)");
    }

    @Test
    void messageNamesAFewOfThoseThatDied() {
        for (int i = 1; i <= 5; i++) {
            Peer peer = new Peer();
            putAndTake(peer, 1);
            tasks.died(peer, "worker " + i);
        }

        assertThat(tasks.refusal().message())
                .startsWith("5 elements were taken")
                .contains("(worker 1, worker 2, worker 3 and others)");
    }
}
