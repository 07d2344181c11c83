package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.processpool.examples.Chromium.Scheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report in a real browser: there is no error on its console, and all figures are visible. */
class ReportInChromiumIT {
    /**
     * Inspects the page when it is loaded, and prints its content to the console. Charts have been drawn by then. It
     * does not wait for a frame of the screen, because without a window there may be none.
     */
    private static final String PROBE = """
            <script>
            addEventListener("load", () => {
              const painted = canvas => {
                const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                return new Set(new Uint32Array(pixels.buffer)).size > 10;
              };
              const seen = (query, test) => {
                const all = [...document.querySelectorAll(query)];
                return all.filter(test).length + " of " + all.length;
              };
              const root = document.documentElement;
              console.info("charts " + seen("canvas", painted)
                  + ", pictures " + seen("img", image => image.complete && image.naturalWidth > 0)
                  + ", tables " + seen("figure table", table => table.rows.length > 1)
                  + ", width " + innerWidth + (root.scrollWidth > innerWidth ? " exceeded" : " kept")
                  + ", background " + getComputedStyle(document.body).backgroundColor);
            });
            </script>
            </body>""";

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void findChromium() {
        Optional<Path> program = Chromium.onThisMachine();
        assumeTrue(program.isPresent(), "there is no Chromium here; Debian's package chromium brings it");
        chromium = new Chromium(program.get(), folder);
    }

    @Test
    void everyFigureIsToBeSeen() throws Exception {
        assertThat(chromium.console(page(), Scheme.LIGHT))
                .containsExactly("INFO charts 4 of 4, pictures 2 of 2, tables 6 of 6, width 1200 kept,"
                        + " background rgb(247, 247, 245)");
    }

    @Test
    void itIsDarkWhereThatIsWanted() throws Exception {
        assertThat(chromium.console(page(), Scheme.DARK))
                .containsExactly("INFO charts 4 of 4, pictures 2 of 2, tables 6 of 6, width 1200 kept,"
                        + " background rgb(20, 23, 26)");
    }

    @ParameterizedTest
    @EnumSource
    void itFitsThePageOfAPhone(Scheme scheme) throws Exception {
        page();
        Path frame = Files.writeString(
                folder.resolve("phone.html"), "<iframe src='report.html' style='width:390px;height:800px;border:0'>");

        assertThat(chromium.console(frame, scheme))
                .singleElement()
                .asString()
                .startsWith("INFO charts 4 of 4, pictures 2 of 2, tables 6 of 6, width 390 kept,");
    }

    @Test
    void whatGoesWrongInAPageIsSeenHere() throws Exception {
        Path broken = Files.writeString(
                folder.resolve("broken.html"), "<meta charset=utf-8><script>throw new Error('on purpose')</script>");

        assertThat(chromium.console(broken, Scheme.LIGHT))
                .singleElement()
                .asString()
                .contains("Error: on purpose");
    }

    private Path page() throws Exception {
        List<Result> results = new ArrayList<>();
        results.add(SampleResults.result(
                List.of(new Run.Line("a line that is longer than a phone is wide, " + "by far ".repeat(20), false)),
                Optional.empty(),
                SampleResults.ofEveryKind("A title", "text").toArray(Figure[]::new)));
        results.add(SampleResults.hostile());
        String page = new Report(results, SampleResults.SETTING).render();
        return Files.writeString(folder.resolve("report.html"), page.replace("</body>", PROBE));
    }
}
