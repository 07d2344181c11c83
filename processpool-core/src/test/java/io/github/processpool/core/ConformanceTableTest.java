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

/** Compares the table in {@code docs/conformance.md} with the annotations of the tests that it names. */
class ConformanceTableTest {
    private static final Path TABLE = Path.of("..", "docs", "conformance.md");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.+) \\| (.+) \\|");

    private final Set<Integer> numbers = new TreeSet<>();
    private final Map<String, String> rows = new TreeMap<>(); // tests by behaviour

    ConformanceTableTest() throws IOException {
        for (String line : Files.readAllLines(TABLE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(numbers.add(Integer.valueOf(row.group(1))))
                        .as("only one row %s", row.group(1))
                        .isTrue();
                assertThat(rows.put(row.group(2), row.group(3)))
                        .as("another row '%s'", row.group(2))
                        .isNull();
            }
        }
    }

    @Test
    void everyBehaviourThatIsInScopeHasARow() {
        Set<Integer> inScope = new TreeSet<>();
        IntStream.rangeClosed(1, 165).forEach(inScope::add);

        assertThat(numbers).containsAll(inScope);
    }

    @Test
    void everyRowNamesItsTestsOrSaysWhyThereIsNone() {
        rows.forEach((behaviour, tests) -> assertThat(
                        tests.contains("n/a:") || !NamedTests.in(tests).isEmpty())
                .as("%s: %s", behaviour, tests)
                .isTrue());
    }

    @Test
    void theTableAndTheAnnotationsOfTheTestsAgree() throws IOException {
        Set<String> promised = new TreeSet<>();
        rows.forEach((behaviour, tests) -> NamedTests.in(tests).forEach(test -> promised.add(test + ": " + behaviour)));

        assertThat(promised).containsExactlyInAnyOrderElementsOf(annotated());
    }

    private static Set<String> annotated() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Class<?> testClass : NamedTests.classes()) {
            for (Method method : testClass.getDeclaredMethods()) {
                Conformance covers = method.getAnnotation(Conformance.class);
                if (covers != null) {
                    for (String behaviour : covers.value()) {
                        found.add(testClass.getSimpleName() + "#" + method.getName() + ": " + behaviour);
                    }
                }
            }
        }
        return found;
    }
}
