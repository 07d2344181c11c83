package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner, with examples that start no process. */
class ExamplesTest {
    private static final Example HOLDS =
            new Example(Chapter.POOL, "holds", "does what it says", run -> run.check("one is one", true));
    private static final Example FAILS =
            new Example(Chapter.POOL, "fails", "does not do what it says", run -> run.check("one is two", false));
    private static final Example THROWS = new Example(Chapter.POOL, "throws", "throws", run -> {
        throw new IllegalStateException("on purpose");
    });
    private static final Example CHECKS_NOTHING =
            new Example(Chapter.POOL, "idle", "checks nothing", run -> run.say("done"));

    @Test
    void listNamesEveryExampleWithWhatItShows() {
        Console console = Console.run("list");

        assertThat(console.exitCode()).isZero();
        assertThat(console.out().lines())
                .hasSameSizeAs(Examples.ALL)
                .anySatisfy(line -> assertThat(line).startsWith("first-pool ").contains("squares"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "list --help", "run first-pool --help"})
    void helpTellsTheCommandsAndTheExamples(String arguments) {
        Console console = Console.run(arguments.split(" "));

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("run all", "run NAME", "--workers N", "squares-by-pool-size");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void noExampleOfThatNameIsToldWithThoseThereAre() {
        Console console = Console.run("run", "no-such-example");

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err())
                .contains("'no-such-example'", "first-pool", "factorials", "squares-by-pool-size", "file-checksums");
    }

    @Test
    void anUnknownCommandIsTold() {
        Console console = Console.run("walk");

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains("'walk'", "--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers", "--workers 0", "--workers -1", "--workers many", "--workers 4097"})
    void aNumberOfWorkersThatIsNoneIsRefused(String arguments) {
        Console console = Console.run(List.of(HOLDS), arguments.split(" "));

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).contains("--workers", "4096");
    }

    @Test
    void anExampleGetsItsArgumentsAndTheNumberOfWorkers() {
        AtomicReference<Run> seen = new AtomicReference<>();
        Example curious = new Example(Chapter.POOL, "curious", "looks", run -> {
            seen.set(run);
            run.check("it was run", true);
        });

        assertThat(Console.run(List.of(HOLDS, curious), "run", "curious", "a", "--workers", "3", "b")
                        .exitCode())
                .isZero();

        assertThat(seen.get().workers()).isEqualTo(OptionalInt.of(3));
        assertThat(seen.get().arguments()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "run all"})
    void allAreRunWithoutBeingNamed(String arguments) {
        Console console =
                Console.run(List.of(HOLDS, HOLDS), arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("== holds: does what it says", "checked: one is one", "All 2 examples");
    }

    @Test
    void aClaimThatDoesNotHoldFailsTheRunAndTheOthersAreStillRun() {
        Console console = Console.run(List.of(FAILS, THROWS, HOLDS), "run", "all");

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.out()).contains("checked: one is one").doesNotContain("All ");
        assertThat(console.err())
                .contains("fails: does not hold: one is two", "IllegalStateException: on purpose")
                .endsWith("Failed: fails, throws" + System.lineSeparator());
    }

    @Test
    void anExampleThatChecksNothingFails() {
        assertThat(Console.run(List.of(CHECKS_NOTHING), "run", "idle").exitCode())
                .isEqualTo(1);
    }
}
