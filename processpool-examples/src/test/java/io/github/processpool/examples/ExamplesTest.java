package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @TempDir
    Path folder;

    @Test
    void listNamesEveryExampleWithWhatItShows() {
        Console console = Console.run("list");

        assertThat(console.exitCode()).isZero();
        assertThat(console.out().lines().filter(line -> line.startsWith("  ")))
                .hasSameSizeAs(Examples.ALL)
                .anySatisfy(line -> assertThat(line).startsWith("  first-pool ").contains("squares"));
    }

    @Test
    void theyAreListedAndRunByChapter() {
        Example later = new Example(Chapter.REAL_WORK, "later", "comes last", run -> run.check("it came", true));

        assertThat(Console.run(List.of(later, HOLDS), "list").out().lines())
                .containsExactly(
                        Chapter.POOL.title(),
                        "  holds                  does what it says",
                        Chapter.REAL_WORK.title(),
                        "  later                  comes last");
        assertThat(runAll(later, HOLDS).out()).containsSubsequence("== holds", "== later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "list --help", "run first-pool --help"})
    void helpTellsTheCommandsAndTheExamples(String arguments) {
        Console console = Console.run(arguments.split(" "));

        assertThat(console.exitCode()).isZero();
        assertThat(console.out())
                .contains("run all", "run NAME", "--workers N", "--report FILE", "squares-by-pool-size");
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
    @ValueSource(strings = {"--report", "run holds --report --workers 2"})
    void aReportWithoutAFileIsRefused(String arguments) {
        Console console = Console.run(List.of(HOLDS), arguments.split(" "));

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).contains("--report takes the name of a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "run all"})
    void allAreRunWithoutBeingNamed(String arguments) {
        List<String> words = new ArrayList<>(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
        words.addAll(List.of("--report", report().toString()));
        Console console = Console.run(List.of(HOLDS, HOLDS), words.toArray(String[]::new));

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("== holds: does what it says", "checked: one is one", "All 2 examples");
    }

    @Test
    void allEndWithTheReport() {
        assertThat(runAll(HOLDS).out()).endsWith("Report: " + report() + System.lineSeparator());
        assertThat(report()).content().contains("does what it says", "one is one");
    }

    @Test
    void oneExampleIsReportedWhenAskedFor() {
        Console console = Console.run(List.of(HOLDS, FAILS), "run", "holds", "--report", report().toString());

        assertThat(console.exitCode()).isZero();
        assertThat(report()).content().contains("one is one").doesNotContain("one is two");
    }

    @Test
    void aReportThatCannotBeWrittenIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Console console = Console.run(
                List.of(HOLDS), "run", "all", "--report", file.resolve("report").toString());

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains("the report can't be written to", "file");
    }

    @Test
    void aClaimThatDoesNotHoldFailsTheRunAndTheOthersAreStillRun() {
        Console console = runAll(FAILS, THROWS, HOLDS);

        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(console.out()).contains("checked: one is one").doesNotContain("All ");
        assertThat(console.err())
                .contains("fails: does not hold: one is two", "IllegalStateException: on purpose")
                .endsWith("Failed: fails, throws" + System.lineSeparator());
        assertThat(report()).content().contains("2 did not do", "one is two", "IllegalStateException: on purpose");
    }

    @Test
    void anExampleThatChecksNothingFails() {
        assertThat(Console.run(List.of(CHECKS_NOTHING), "run", "idle").exitCode())
                .isEqualTo(1);
    }

    private Console runAll(Example... examples) {
        return Console.run(List.of(examples), "run", "all", "--report", report().toString());
    }

    private Path report() {
        return folder.resolve("report.html");
    }
}
