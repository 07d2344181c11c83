package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.examples.Run.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href|action|srcset|poster|data)=\"([^\"]*)\"");

    private static String page(Result... results) {
        return new Report(List.of(results), SampleResults.SETTING).render();
    }

    private static Result withFigures() {
        return SampleResults.result(
                List.of(new Line("it printed this", false), new Line("this holds", true)),
                Optional.empty(),
                SampleResults.ofEveryKind("A title", "text").toArray(Figure[]::new));
    }

    /** The page without the scripts and styles that are the same in every report. */
    private static String contents(String page) {
        PageParts parts = new PageParts();
        return page.replace(parts.chartLibrary(), "")
                .replace(parts.charts(), "")
                .replace(parts.styles(), "");
    }

    @Test
    void saysWhatWasRunSaidAndChecked() {
        assertThat(page(withFigures()))
                .startsWith("<!DOCTYPE html>")
                .contains("2. What a process pool is", "shows something", "run sample", "1.2 s")
                .contains(
                        "<pre class=\"said text\">it printed this</pre>",
                        "<ul class=\"checked\"><li>this holds</li></ul>")
                .contains(
                        "Everything that they claim was checked.",
                        "1 example<",
                        "1 claim checked",
                        "Some JDK 17",
                        "2 processors")
                .doesNotContain("class=\"failure\"");
    }

    @Test
    void columnsStayTogetherAndTextMayBeBroken() {
        List<Line> lines = List.of(
                new Line("workers      ms", false),
                new Line("      2     1.5", false),
                new Line("More workers are not always faster.", false));

        assertThat(page(SampleResults.result(lines, Optional.empty())))
                .contains("<pre class=\"said\">workers      ms\n      2     1.5</pre>")
                .contains("<pre class=\"said text\">More workers are not always faster.</pre>");
    }

    @Test
    void onlyChaptersThatWereRunAreInIt() {
        assertThat(page(withFigures()))
                .contains("<section id=\"pool\">", "href=\"#pool\"")
                .doesNotContain(Chapter.LOCK.title());
    }

    @Test
    void aFailureIsToldWithItsReason() {
        Result failed = SampleResults.result(List.of(), Optional.of("does not hold: one is two"));

        assertThat(page(withFigures(), failed))
                .contains("1 did not do what they claim.", "<pre class=\"failure\">does not hold: one is two</pre>")
                .doesNotContain("Everything that they claim");
    }

    @Test
    void everyFigureIsThere() {
        String page = contents(page(withFigures()));

        assertThat(page.split("<figcaption>A title</figcaption>", -1)).hasSize(5);
        assertThat(page.split("<canvas ", -1)).hasSize(3);
        assertThat(page)
                .contains("<th scope=\"col\">first</th>", "<td>2</td>")
                .contains("\"type\":\"bar\"", "\"type\":\"line\"", "<td>2.5</td>")
                .contains("src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(SampleResults.png())
                        + "\" alt=\"A title\"");
    }

    @Test
    void whatExamplesSayIsNeverTakenForMarkup() {
        String page = contents(page(SampleResults.hostile()));

        assertThat(page).doesNotContain("<script>alert", "alert('hostile')</script>", "<!--");
        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(&#x27;hostile&#x27;)");
        assertThat(page.split("</script>", -1))
                .as("two charts, the library and the script")
                .hasSize(5);
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        String page = page(withFigures());

        assertThat(page).contains("default-src &#x27;none&#x27;");
        assertThat(ADDRESS.matcher(page).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("#") || address.startsWith("data:image/png;base64,"));
        assertThat(contents(page)).doesNotContain("http:", "https:", "@import", "url(");
        assertThat(new PageParts().styles()).doesNotContain("@import", "url(");
        assertThat(new PageParts().charts()).doesNotContain("http:", "https:", "import(", "fetch(");
    }

    @Test
    void theChartLibraryIsNamedAndKeepsItsNotices() {
        assertThat(page(withFigures()))
                .containsPattern("Chart\\.js \\d+\\.\\d+\\.\\d+\\.")
                .contains("(c) 2025 Chart.js Contributors", "Jukka Kurkela")
                .contains("The MIT License (MIT)", "Permission is hereby granted, free of charge")
                .doesNotContain("sourceMappingURL");
    }

    @Test
    void foldersOnItsWayAreMade(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/folder/report.html");

        new Report(List.of(withFigures()), SampleResults.SETTING).writeTo(file);

        assertThat(file).content().isEqualTo(page(withFigures()));
    }
}
