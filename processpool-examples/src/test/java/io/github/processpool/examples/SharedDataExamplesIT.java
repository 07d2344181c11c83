package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Chapter 5, on real workers: threads and processes have the same result, and there is only one right result. */
class SharedDataExamplesIT {

    @Test
    void valuesAreUpdatedByAll() {
        assertThat(Held.output("shared-value"))
                .contains("AtomicLong 1000, AtomicReference Walk[start=871, steps=178]")
                .contains("SharedLong 1000, SharedValue Walk[start=871, steps=178]");
    }

    @Test
    void arraysAreAddedToByAll() {
        String counts = "[0, 301, 176, 125, 97, 79, 69, 56, 52, 45]";

        assertThat(Held.output("shared-array"))
                .contains("AtomicLongArray " + counts)
                .contains("SharedLongArray " + counts);
    }

    @Test
    void slicesOfAnArrayAreFilledWithoutBeingSent() {
        assertThat(Held.output("array-slices"))
                .containsPattern("SharedDoubleArray of 1600000 bytes; \\d{1,5} bytes came back");
    }

    @Test
    void queueKeepsTheOrder() {
        assertThat(Held.output("shared-queue"))
                .contains("ArrayBlockingQueue passed numbers that add up to 210")
                .contains("SharedQueue passed numbers that add up to 210");
    }

    @Test
    void queueIsJoined() {
        assertThat(Held.output("joinable-queue")).contains("join() returned, and 10 of 10 jobs are done");
    }

    @Test
    void lockKeepsOthersOut() {
        assertThat(Held.output("shared-lock"))
                .contains("[100, 100] became [80, 120] under a ReentrantLock")
                .contains("[100, 100] became [80, 120] under a SharedLock");
    }

    @Test
    void lockIsReentrant() {
        assertThat(Held.output("reentrant-lock").lines())
                .filteredOn(line -> line.endsWith("tryLock gave [false, false, false, true]"))
                .hasSize(2);
    }

    @Test
    void pipeGoesBothWays() {
        assertThat(Held.output("pipe"))
                .contains("two PipedWriters came back as [1, 4, 9, 16, 25]")
                .contains("one SharedPipe came back as [1, 4, 9, 16, 25]");
    }

    @Test
    void listIsSharedAndItsElementsAreCopied() {
        String primes =
                "[2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97]";

        assertThat(Held.output("manager-list"))
                .contains("threads:   " + primes)
                .contains("processes: " + primes)
                .contains("A worker added 2 to both lists in a list: [[1], [2]]");
    }

    @Test
    void mapCountsWords() {
        String counts =
                "{a=9, and=4, come=1, future=1, go=1, has=4, is=1, pool=3, result=2, task=2, worker=1, workers=3}";

        assertThat(Held.output("manager-map")).contains("threads:   " + counts).contains("processes: " + counts);
    }

    @Test
    void queuesGoThroughAQueue() {
        String answers = "asker 1 got 1, asker 2 got 4, asker 3 got 9";

        assertThat(Held.output("manager-queue"))
                .contains("threads:   " + answers)
                .contains("processes: " + answers);
    }

    @Test
    void costsAreMeasured() {
        assertThat(Held.output("sharing-costs").lines())
                .filteredOn(line -> line.matches(".{20} +\\d+\\.\\d{3} microseconds an addition"))
                .hasSize(6);
    }
}
