package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.examples.Documents.Sample;
import io.github.processpool.examples.InMemoryCompiler.Complaint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Java code in the documents compiles. Whole programs are compiled unchanged; other code becomes the body of a
 * method, in a class that has a pool and the names that the samples use.
 */
class DocumentSamplesTest {
    private static final Pattern WHOLE_PROGRAM = Pattern.compile("(?m)^(?:public )?(?:class|interface|record) (\\w+)");
    private static final String FRAGMENT = "Fragment";
    private static final String BEFORE = """
            import static java.util.Map.entry;
            import io.github.processpool.*;
            import io.github.processpool.shared.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;

            class Jobs {
                static int f(int a) { return a; }
                static int g(int a, int b) { return a + b; }
                static int h(int a, int b, int c) { return a + b + c; }
                static void log(int a) {}
                static void setup() {}
            }

            class Fragment {
                static Pool pool;
                static AsyncResult<Integer> r;
                static Manager manager;
                static SharedLock lock;
                static int a, b, c, n, x;
                static List<Integer> xs;
                static Consumer<Integer> ok;
                static Consumer<Throwable> bad;
                static Duration limit;

                void sample() throws Exception {
            """;
    private static final String AFTER = "\n}\n}\n";

    @TempDir
    Path target;

    static List<Sample> blocks() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Path document : Documents.all()) {
            samples.addAll(Documents.blocks(document, "java"));
        }
        return samples;
    }

    static List<Sample> expressions() throws IOException {
        return Documents.column(Documents.root().resolve("README.md"), "Java");
    }

    @Test
    void everyBlockCompiles() throws IOException {
        assertCompile(blocks());
    }

    @Test
    void everyEntryOfTheTableFromPythonCompiles() throws IOException {
        assertCompile(expressions().stream()
                .map(sample -> new Sample(
                        sample.document(),
                        sample.line(),
                        sample.code() + (sample.code().startsWith("try ") ? " {}" : ";")))
                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.println(pool.apply(x -> x + 1, 41));",
                "long half = pool.apply(x -> x / 2, 84);",
                "List<String> texts = pool.map(Integer::toString, xs);"
            })
    void theCornersOfInferenceThatTheReadmeNamesAreStillThere(String code) {
        assertThat(complaints(List.of(new Sample("README.md", 1, code)))).isNotEmpty();
    }

    @Test
    void aBrokenSampleIsToldWithItsDocumentAndLine() {
        Sample broken = new Sample("DOCUMENT.md", 10, "int right = 1;\nint wrong = \"2\";");

        assertThat(complaints(List.of(broken)))
                .singleElement()
                .asString()
                .startsWith("DOCUMENT.md:11: incompatible types");
    }

    private void assertCompile(List<Sample> samples) {
        assertThat(samples).isNotEmpty();
        assertThat(complaints(samples)).isEmpty();
    }

    /** Compiles all at once, which takes a tenth of the time; each is in a package of its own. */
    private List<String> complaints(List<Sample> samples) {
        Map<String, String> sources = new LinkedHashMap<>();
        Map<String, Sample> byPath = new HashMap<>();
        for (Sample sample : samples) {
            Matcher program = WHOLE_PROGRAM.matcher(sample.code());
            boolean whole = program.find();
            String folder = "sample" + sources.size();
            String path = folder + "/" + (whole ? program.group(1) : FRAGMENT);
            String text = whole ? sample.code() : BEFORE + sample.code() + AFTER;
            sources.put(path, "package " + folder + "; " + text);
            byPath.put(path, sample);
        }
        return InMemoryCompiler.compile(sources, target).stream()
                .map(complaint -> shown(complaint, byPath.get(complaint.path())))
                .toList();
    }

    private static String shown(Complaint complaint, Sample sample) {
        long before = complaint.path().endsWith("/" + FRAGMENT) ? BEFORE.lines().count() : 0;
        return sample.document() + ":" + (sample.line() - 1 - before + complaint.line()) + ": " + complaint.message();
    }
}
