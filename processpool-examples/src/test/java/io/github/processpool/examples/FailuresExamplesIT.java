package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Chapter 6, on real workers. Some of them end on purpose, so the library's warnings about that are expected. */
class FailuresExamplesIT {

    @Test
    void taskCatchesItsOwn() {
        assertThat(Held.output("catch-in-task")).contains("[Optional[12], Optional.empty, Optional[30]]");
    }

    @Test
    void callerCatchesWhatTheTaskThrew() {
        assertThat(Held.output("catch-in-caller"))
                .contains("its cause is java.lang.ArithmeticException: / by zero, thrown in divide")
                .contains("map threw the failure of item 1, with 1 more in it");
    }

    @Test
    void threadTellsItsHandlerOnly() {
        assertThat(Held.output("thread-exception"))
                .contains(
                        "only the handler of uncaught exceptions knows of: java.lang.IllegalStateException: on purpose")
                .contains("get threw an ExecutionException")
                .contains("apply threw a TaskFailedException");
    }

    @Test
    void callbacksHearOfBoth() {
        assertThat(Held.output("failure-callback"))
                .contains("failure: java.lang.IllegalArgumentException: -1 has no root")
                .contains("success: 2", "success: 3", "success: 4");
    }

    @Test
    void futuresTellBoth() {
        assertThat(Held.output("failure-future"))
                .contains("threads:   12 returned 12, twelve threw NumberFormatException")
                .contains("processes: 12 returned 12, twelve threw NumberFormatException");
    }

    @Test
    void badItemsCostNoGoodOnes() {
        assertThat(Held.output("settled-map"))
                .contains("item 2, 'free': ", "item 4, '': ")
                .contains("the others: [1900, 500, 4200]");
    }

    @Test
    void finallyIsRunUnlessTheProcessEnds() {
        assertThat(Held.output("clean-up")).contains("left behind: [scratch of the task that ends its process]");
    }

    @Test
    void permitsComeBack() {
        assertThat(Held.output("semaphore-released")).contains("4 of 12 tasks failed inside");
    }

    @Test
    void lockOfADeadWorkerIsPassedOn() {
        assertThat(Held.output("abandoned-lock"))
                .contains("ended with exit code 5, and left [70, 100]")
                .contains("the next owner of the lock repaired it to [70, 130]");
    }

    @Test
    void linesAreKnownByTheirWorker() {
        assertThat(Held.output("log-in-task"))
                .containsPattern("from dividers, worker (\\d): WARN +worker \\1 counts 12 / 0 as 0: / by zero");
    }

    @Test
    void crashIsTriedAgainAndAnExceptionIsNot() {
        assertThat(Held.output("crash-and-retry"))
                .contains("without retries: exit code 7")
                .contains("with two retries: done at try 2")
                .contains("a task that throws, with two retries: it was tried 1 time");
    }

    @Test
    void timeOutIsTriedAgain() {
        assertThat(Held.output("time-limit-and-retry"))
                .contains("ran longer than its limit of 1 s")
                .contains("with one retry: done at try 2");
    }
}
