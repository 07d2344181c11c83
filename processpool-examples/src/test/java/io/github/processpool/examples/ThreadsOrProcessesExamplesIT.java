package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chapter 1, on real workers: measurements are printed and not checked, failures are reported. */
class ThreadsOrProcessesExamplesIT {

    @Test
    void waitingIsDoneTogetherWhereThereAreMany() {
        assertThat(Held.output("io-bound"))
                .contains("on one thread, 1 waited at the same time")
                .containsPattern("on 8 threads, [2-8] waited at the same time")
                .containsPattern("on 2 processes, 2 waited at the same time");
    }

    @Tag("slow")
    @Test
    void computingComesToTheSameEverywhere() {
        assertThat(Held.output("cpu-bound"))
                .contains("one thread found all 148933 primes")
                .contains("2 threads found all 148933 primes")
                .contains("2 processes found all 148933 primes");
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"io-bound", "cpu-bound"})
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsAreAmongTheWaysWhereTheJdkHasThem(String name) {
        assertThat(Held.output(name)).containsPattern("(?m)^virtual threads +\\d+ ms$");
    }

    @Test
    void nativeCrashEndsTheWorkerOnly() {
        assertThat(Held.output("native-crash"))
                .contains("on a thread: refused, since no catch and no finally helps")
                .containsPattern("in a worker: process \\d+ ended by SIGABRT")
                .contains("checked: the pool continues");
    }

    @Test
    void leakEndsWithItsWorker() {
        assertThat(Held.output("heap-eater"))
                .contains("on a thread: refused, since all threads share one heap")
                .containsPattern("in a worker of 64 MiB: failed when \\d\\d MiB had leaked")
                .contains("the next call has leaked 8 MiB");
    }

    @Test
    void endlessLoopIsEndedByItsLimit() {
        assertThat(Held.output("endless-loop"))
                .contains("on a thread: refused, since nothing can end a thread")
                .contains("ran longer than its limit of 1 s")
                .contains("other numbers: [0, 1, 2, 10]");
    }

    @Test
    void cancellingEndsAProcessAndNoThread() {
        assertThat(Held.output("cancel-running"))
                .contains("the loop says: still here")
                .containsPattern("cancel\\(true\\) has ended process \\d+");
    }
}
