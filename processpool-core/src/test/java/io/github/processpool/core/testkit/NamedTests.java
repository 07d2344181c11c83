package io.github.processpool.core.testkit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tests that documents name, as {@code `Class#method`}, and those that there are. */
public final class NamedTests {
    private static final Pattern TEST = Pattern.compile("`(\\w*)#(\\w+)`");

    private NamedTests() {}

    /** Returns the tests that a text names; a name without its class is of the class named before. */
    public static List<String> in(String text) {
        List<String> tests = new ArrayList<>();
        String testClass = "";
        Matcher matcher = TEST.matcher(text);
        while (matcher.find()) {
            testClass = matcher.group(1).isEmpty() ? testClass : matcher.group(1);
            tests.add(testClass + "#" + matcher.group(2));
        }
        return tests;
    }

    /** Returns all tests of this module. */
    public static Set<String> all() throws IOException {
        return classes().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .map(method -> method.getDeclaringClass().getSimpleName() + "#" + method.getName())
                .collect(Collectors.toSet());
    }

    /** Returns all classes of tests in this module. */
    public static List<Class<?>> classes() throws IOException {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.contains("$") || file.endsWith("IT.class"))
                    .<Class<?>>map(NamedTests::load)
                    .toList();
        }
    }

    private static Path root() {
        try {
            return Path.of(NamedTests.class
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
            return Class.forName(name, false, NamedTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
