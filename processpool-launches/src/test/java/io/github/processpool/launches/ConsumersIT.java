package io.github.processpool.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Maven projects that depend on the installed library: Maven builds them, and they are started as users would start
 * them.
 */
@Tag("consumers")
class ConsumersIT {
    private static final int BUILD_SECONDS = 580;

    @TempDir
    private static Path folder;

    private static Path consumers;
    private static String log;

    @BeforeAll
    @Timeout(600)
    static void build() throws Exception {
        consumers = folder.resolve("consumers");
        copy(Path.of("src", "it", "consumers"), consumers);
        log = Command.of(
                        Path.of(System.getProperty("launches.maven")),
                        consumers,
                        "-B",
                        "-ntp",
                        "-s",
                        "settings.xml",
                        "-Dmaven.repo.local=" + System.getProperty("launches.repository"),
                        "-Dknown.repository="
                                + Path.of(System.getProperty("launches.known.repository"))
                                        .toUri(),
                        "-Dprocesspool.version=" + System.getProperty("launches.version"),
                        "verify")
                .outputTo("", BUILD_SECONDS);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static String start(String jar) throws Exception {
        return Command.java(folder, "-jar", consumers.resolve(jar)).output();
    }

    private static List<Path> reports(String project, String kind) throws IOException {
        try (Stream<Path> files = Files.list(consumers.resolve(project).resolve("target/" + kind + "-reports"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("TEST-"))
                    .toList();
        }
    }

    private static void assertPassed(String project, String kind) throws IOException {
        assertThat(reports(project, kind))
                .singleElement()
                .satisfies(report -> assertThat(report)
                        .content()
                        .contains("tests=\"1\"", "errors=\"0\"", "skipped=\"0\"", "failures=\"0\""));
    }

    @Test
    void testsRunBySurefire() throws Exception {
        assertPassed("tested", "surefire");
    }

    @Test
    void testsRunByFailsafe() throws Exception {
        assertPassed("tested", "failsafe");
    }

    @Test
    void testsOfANamedModuleRunBySurefire() throws Exception {
        assertPassed("tested-module", "surefire");
    }

    @Test
    void testsOfANamedModuleRunByFailsafe() throws Exception {
        assertPassed("tested-module", "failsafe");
    }

    @Test
    void programRunByMavenItself() {
        assertThat(log)
                .containsSubsequence("exec-maven-plugin:3.6.4:java", "[1, 4, 9, 16]", "100", "42")
                .doesNotContain("is still alive");
    }

    @Test
    void shadedJar() throws Exception {
        assertThat(start("shaded/target/shaded-1.0.jar")).contains("[1, 4, 9, 16]", "100", "42");
    }

    @Test
    void springBootExecutableJar() throws Exception {
        assertThat(start("spring/target/spring-1.0.jar"))
                .contains("[1, 4, 9, 16]", "100", "42")
                .contains("Order[number=2, lines=[Tea]]", "words of the jar");
    }

    @Test
    void springBootJarThatWasExtracted() throws Exception {
        Path jar = consumers.resolve("spring/target/spring-1.0.jar");
        Command.java(folder, "-Djarmode=tools", "-jar", jar, "extract", "--destination", folder.resolve("extracted"))
                .output();

        assertThat(Command.java(folder, "-jar", folder.resolve("extracted/spring-1.0.jar"))
                        .output())
                .contains("[1, 4, 9, 16]", "Order[number=2, lines=[Tea]]", "words of the jar");
    }

    @Test
    void otherVersionsOfLibrariesInTheApplication() throws Exception {
        assertThat(start("clash/target/clash-1.0.jar"))
                .contains("[Ann 3.1.6, Bob 3.1.6]")
                .containsPattern("INFO .*printed by a task");
    }
}
