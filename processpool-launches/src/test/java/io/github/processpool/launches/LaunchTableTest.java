package io.github.processpool.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the tables of {@code docs/launching.md} with the tests that they name, here and in the core. */
class LaunchTableTest {
    private static final Path PAGE = Path.of("..", "docs", "launching.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w*)#(\\w+)`");
    private static final Pattern TEST =
            Pattern.compile("@(?:Parameterized)?Test\\s+(?:@\\w+(?:\\(\\{[^}]*}\\)|[^\\n{]*)\\s+)*void (\\w+)\\(");

    /** A name without a class belongs to the class named before. */
    private static Set<String> named() throws IOException {
        Set<String> names = new TreeSet<>();
        String testClass = "";
        Matcher matcher = NAMED.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            testClass = matcher.group(1).isEmpty() ? testClass : matcher.group(1);
            names.add(testClass + "#" + matcher.group(2));
        }
        return names;
    }

    private static Set<String> tests(List<Path> sources) throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Path source : sources) {
            String testClass = source.getFileName().toString().replace(".java", "");
            Matcher matcher = TEST.matcher(Files.readString(source));
            while (matcher.find()) {
                tests.add(testClass + "#" + matcher.group(1));
            }
        }
        return tests;
    }

    private static List<Path> integrationTests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            Path core = Path.of("..", "processpool-core", "src/test/java/io/github/processpool/core/lifecycle");
            return Stream.concat(
                            files.filter(file -> file.toString().endsWith("IT.java")),
                            Stream.of(core.resolve("ShippedClassesIT.java"), core.resolve("InheritanceIT.java")))
                    .toList();
        }
    }

    @Test
    void thePageNamesEveryLaunchTestAndNoOther() throws IOException {
        assertThat(named()).containsExactlyInAnyOrderElementsOf(tests(integrationTests()));
    }
}
