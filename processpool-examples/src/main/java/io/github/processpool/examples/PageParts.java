package io.github.processpool.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.webjars.WebJarVersionLocator;

/** The parts of every report: its styles and scripts, and the library that draws its charts. */
final class PageParts {
    private static final String CHART_LIBRARY = "chart.js";

    private final WebJarVersionLocator webJars = new WebJarVersionLocator();

    String styles() {
        return text("report/report.css");
    }

    /** The script that draws the charts from the data in the page. */
    String charts() {
        return text("report/report.js");
    }

    String chartLibrary() {
        String script = text(fileOfChartLibrary("dist/chart.umd.min.js"));
        if (script.contains("</script")) {
            throw new IllegalStateException("the chart library would end its own script element");
        }
        return script.substring(0, script.lastIndexOf("//# sourceMappingURL="));
    }

    String chartLibraryName() {
        return "Chart.js " + webJars.version(CHART_LIBRARY);
    }

    String chartLibraryLicence() {
        return text(fileOfChartLibrary("LICENSE.md"));
    }

    private String fileOfChartLibrary(String name) {
        String path = webJars.fullPath(CHART_LIBRARY, name);
        if (path == null) {
            throw new IllegalStateException(CHART_LIBRARY + " is not on the class path");
        }
        return path;
    }

    private static String text(String resource) {
        try (InputStream in = PageParts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
