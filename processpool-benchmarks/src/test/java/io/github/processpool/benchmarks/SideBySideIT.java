package io.github.processpool.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every workload runs once on every side, and its figure appears on the page. Speed is not checked. */
@Tag("slow")
class SideBySideIT {
    private static final Pattern NUMBER = Pattern.compile("[\\d,]+(\\.\\d+)?( \\*)?");
    private static final Map<String, List<String>> ROWS = new TreeMap<>();
    private static String page;

    @BeforeAll
    @Timeout(120) // a hundred processes, on a busy machine
    static void measureOnce() throws Exception {
        page = SideBySide.page(Options.parse("tiny"), "tiny");
        page.lines().filter(line -> line.startsWith("| ")).forEach(SideBySideIT::keep);
    }

    private static void keep(String line) {
        List<String> cells = Stream.of(line.substring(2).split(" \\| ?", -1)).toList();
        ROWS.putIfAbsent(cells.get(0), cells.subList(1, cells.size()));
    }

    @Test
    void nothingFailed() {
        assertThat(page).contains("measurements in one round").doesNotContain("Failed:");
    }

    @Test
    void everyLineHasANumberOfThisLibrary() {
        for (Line line : Line.values()) {
            assertThat(ours(line.label(Profile.TINY.sizes()))).as(line.name()).matches(NUMBER);
        }
    }

    @Test
    void everyTableHasItsNumbers() {
        assertThat(ours("this library, `startupArchive(false)`")).matches(NUMBER);
        for (String row : List.of("1", "2", "10 µs", "1,000 µs")) {
            assertThat(ours(row)).as(row).matches(NUMBER);
        }
    }

    @Test
    void sharedDataHasANumberOfEachSide() {
        for (SharedLine line : SharedLine.values()) {
            assertThat(ours(line.label())).as(line.name()).matches(NUMBER);
            assertThat(ROWS.get(line.label()).get(1)).as(line.name()).matches(NUMBER);
        }
    }

    @Test
    void threadsAndBareJvmsStandBesideIt() {
        List<String> calls = ROWS.get(Line.APPLY.label(Profile.TINY.sizes()));

        assertThat(calls.get(1)).matches(NUMBER);
        assertThat(calls.get(2)).matches(NUMBER);
    }

    @Test
    void nothingOnThePageIsLeftOpen() {
        Matcher place = Pattern.compile("\\{\\{?[a-z-]+}").matcher(page);

        assertThat(place.results().map(found -> found.group())).isEmpty();
    }

    @Test
    void noProcessIsLeft() {
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    private static String ours(String label) {
        return ROWS.getOrDefault(label, List.of("no row")).get(0);
    }
}
