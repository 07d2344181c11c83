package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 3, on real workers. */
class ProcessesExamplesIT {

    @Test
    void twoProcessesRunAtTheSameTime() {
        assertThat(Held.output("true-parallelism"))
                .containsPattern("processes \\d+ and \\d+ counted to 200 in turns")
                .containsPattern("8 tasks took \\d+ ms on 1 worker, \\d+ ms on 2");
    }

    @Test
    void staticFieldsAreEachProcesssOwn() {
        assertThat(Held.output("memory-isolation"))
                .contains("the field was 100, two threads added 10 and 20, now it is 130")
                .contains("worker 0:  the field is 10")
                .contains("worker 1:  the field is 20")
                .contains("program:   the field is still 130")
                .contains("a task made a list of 2 one of 3; here it has 2 still");
    }

    @Test
    void costsAreMeasured() {
        assertThat(Held.output("process-costs"))
                .containsPattern("a thread: +first result after +\\d+\\.\\d ms")
                .containsPattern("a worker: +first result after +\\d+\\.\\d ms, \\d+\\.\\d MiB");
    }

    @Tag("slow")
    @Test
    void shareOfWorkIsMeasuredForEveryLength() {
        String output = Held.output("task-size");

        for (int micros : List.of(10, 100, 1_000, 10_000)) {
            assertThat(output).containsPattern("(?m)^ +" + micros + " us +\\d+ % +\\d+ %$");
        }
    }

    @Test
    void roundTripIsMeasuredForEverySize() {
        String output = Held.output("value-size");

        for (int bytes : List.of(1024, 16384, 262144, 4194304)) {
            assertThat(output).containsPattern("(?m)^ +" + bytes + " +\\d+ us +\\d+ us$");
        }
    }
}
