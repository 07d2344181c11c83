package io.github.processpool.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NamedTests;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/conformance.md} against the tests that it names: neither may promise what the other lacks. */
class ConformanceTableTest {
    private static final Path TABLE = Path.of("..", "docs", "conformance.md");
    private static final Pattern ROW = Pattern.compile("\\| *(\\d+) *\\|(.*)\\|(.*)\\|");

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
        IntStream.rangeClosed(1, 165).forEach(inScope::add);

        assertThat(rows.keySet()).containsAll(inScope);
    }

    @Test
    void everyRowNamesItsTestsOrSaysWhyThereIsNone() {
        rows.forEach((number, tests) -> assertThat(
                        tests.contains("n/a:") || !NamedTests.in(tests).isEmpty())
                .as("row %s: %s", number, tests)
                .isTrue());
    }

    @Test
    void theTableAndTheAnnotationsOfTheTestsAgree() throws IOException {
        Set<String> promised = new TreeSet<>();
        rows.forEach((number, tests) -> NamedTests.in(tests).forEach(test -> promised.add(number + " " + test)));

        assertThat(promised).containsExactlyInAnyOrderElementsOf(annotated());
    }

    private static Set<String> annotated() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Class<?> testClass : NamedTests.classes()) {
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
}
