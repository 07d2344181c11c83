package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Chapter 2, on real workers: every step of a pool is seen, and the calls return what they should. */
class PoolExamplesIT {

    @Test
    void stepsAreToldInTheOrderOfTheirTimes() {
        String output = Held.output("pool-steps");

        assertThat(output.lines().filter(line -> line.matches(" *\\d+ ms  .*")))
                .hasSize(2 + 4 * 6)
                .first()
                .asString()
                .endsWith("a pool of 2 is created; its workers are starting");
        IntStream.range(0, 6)
                .forEach(task -> assertThat(output)
                        .containsSubsequence(
                                "task " + task + " is submitted",
                                "task " + task + " begins, in worker ",
                                "task " + task + " ends, in worker ",
                                "task " + task + " is collected: " + task * task,
                                "the pool is closed"));
    }

    @Test
    void mapReturnsInTheOrderOfTheItems() {
        assertThat(Held.output("map"))
                .containsPattern("the items ended in the order \\[[2-5, ]+, 1\\]")
                .contains("map returned [1, 8, 27, 64, 125]");
    }

    @Test
    void applyReturnsWhatTheFunctionDoes() {
        assertThat(Held.output("apply"))
                .contains("apply(square, 3) returned 9")
                .contains("apply(power, 10, 3) returned 1000")
                .contains("a lambda that captured 6 and 2 returned 42");
    }

    @Test
    void applyAsyncDoesNotWait() {
        assertThat(Held.output("apply-async"))
                .contains("none of them is done")
                .contains("join returned [hello, Ada, hello, Grace, hello, Barbara]");
    }
}
