package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.testkit.NamedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/reliability.md} promises, against the tests that it names for it. */
class ReliabilityPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reliability.md");
    private static final Pattern CELLS = Pattern.compile("\\| (\\w+) \\| ([\\w ,]+) \\|(.+)\\|(.+)\\|");
    private static final List<String> MOMENTS =
            List.of("idle", "reading", "running", "writing", "initializer", "finalizer", "close");

    private final List<String> lines;

    ReliabilityPageTest() throws IOException {
        lines = Files.readAllLines(PAGE);
    }

    private Stream<Matcher> rows() {
        return lines.stream()
                .map(CELLS::matcher)
                .filter(Matcher::matches)
                .filter(row -> MOMENTS.contains(row.group(1)));
    }

    @Test
    void everyWayHasItsCellInEveryMoment() {
        List<String> expected = new ArrayList<>();
        for (String moment : MOMENTS) {
            for (CrashWay way : CrashWay.values()) {
                expected.add(moment + ": " + way.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }

        assertThat(rows().flatMap(row ->
                        Arrays.stream(row.group(2).split(",")).map(way -> row.group(1) + ": " + way.strip())))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyCellNamesItsTest() {
        assertThat(rows().map(row -> row.group(4)))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(NamedTests.in(cell)).isNotEmpty());
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Set<String> tests = NamedTests.all();

        assertThat(NamedTests.in(String.join("\n", lines)))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(tests).contains(test));
    }
}
