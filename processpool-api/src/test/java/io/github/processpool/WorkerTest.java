package io.github.processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What {@link Worker} says outside a worker. What it says inside one is tested with {@code CurrentWorker}. */
class WorkerTest {

    @Test
    void thisJvmIsNoWorker() {
        assertThat(Worker.isWorker()).isFalse();
    }

    @Test
    void currentSaysWhatToDoOutsideAWorker() {
        assertThatThrownBy(Worker::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not a worker")
                .hasMessageContaining("Worker.isWorker()");
    }
}
