package io.github.processpool.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.testkit.Conformance;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/conformance.md} against the tests that it names: neither may promise what the other lacks. */
class ConformanceTableTest {
    private static final Path TABLE = Path.of("..", "docs", "conformance.md");
    private static final Pattern ROW = Pattern.compile("\\| *(\\d+) *\\|(.*)\\|(.*)\\|");
    private static final Pattern TEST = Pattern.compile("`(\\w*)#(\\w+)`");

    private final Map<Integer, String> rows = new TreeMap<>();

    ConformanceTableTest() throws IOException {
        for (String line : Files.readAllLines(TABLE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(rows.put(Integer.valueOf(row.group(1)), row.group(3)))
                        .as("another row %s", row.group(1))
                        .isNull();
            }
        }
    }

    @Test
    void everyBehaviourThatIsInScopeHasARow() {
        Set<Integer> inScope = new TreeSet<>();
        Stream.of(IntStream.rangeClosed(1, 67), IntStream.rangeClosed(86, 138), IntStream.rangeClosed(158, 165))
                .forEach(range -> range.forEach(inScope::add));

        assertThat(rows.keySet()).containsAll(inScope);
    }

    @Test
    void everyRowNamesItsTestsOrSaysWhyThereIsNone() {
        rows.forEach((number, tests) -> assertThat(
                        tests.contains("n/a:") || !testsOf(tests).isEmpty())
                .as("row %s: %s", number, tests)
                .isTrue());
    }

    @Test
    void theTableAndTheAnnotationsOfTheTestsAgree() throws IOException {
        Set<String> promised = new TreeSet<>();
        rows.forEach((number, tests) -> testsOf(tests).forEach(test -> promised.add(number + " " + test)));

        assertThat(promised).containsExactlyInAnyOrderElementsOf(annotated());
    }

    /** A name without its class is of the class named before. */
    private static List<String> testsOf(String cell) {
        List<String> tests = new ArrayList<>();
        String testClass = "";
        Matcher matcher = TEST.matcher(cell);
        while (matcher.find()) {
            testClass = matcher.group(1).isEmpty() ? testClass : matcher.group(1);
            tests.add(testClass + "#" + matcher.group(2));
        }
        return tests;
    }

    private static Set<String> annotated() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Class<?> testClass : testClasses()) {
            for (Method method : testClass.getDeclaredMethods()) {
                Conformance covers = method.getAnnotation(Conformance.class);
                if (covers != null) {
                    IntStream.of(covers.value())
                            .forEach(number ->
                                    found.add(number + " " + testClass.getSimpleName() + "#" + method.getName()));
                }
            }
        }
        return found;
    }

    private static List<Class<?>> testClasses() throws IOException {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.contains("$") || file.endsWith("IT.class"))
                    .<Class<?>>map(ConformanceTableTest::load)
                    .toList();
        }
    }

    private static Path root() {
        try {
            return Path.of(ConformanceTableTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, ConformanceTableTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
