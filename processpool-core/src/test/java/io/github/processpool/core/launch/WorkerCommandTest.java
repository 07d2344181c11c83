package io.github.processpool.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerCommandTest {
    @TempDir
    private Path folder;

    private static LaunchOptions options(List<Path> classPath, String... jvmOptions) {
        return options(Path.of("/jdk"), classPath, jvmOptions);
    }

    private static LaunchOptions options(Path javaHome, List<Path> classPath, String... jvmOptions) {
        return options(javaHome, Map.of(), classPath, jvmOptions);
    }

    private static LaunchOptions options(
            Path javaHome, Map<String, String> environment, List<Path> classPath, String... jvmOptions) {
        return new LaunchOptions(
                0, List.of(jvmOptions), environment, null, javaHome, Application.on(classPath), false, 0);
    }

    private List<String> command(LaunchOptions options) throws IOException {
        return WorkerCommand.of(
                options,
                Collector.options(options, options.jvmOptions()),
                folder,
                options.application().classPath(),
                List.of());
    }

    @Test
    void aShortClassPathStandsOnTheCommandLine() throws IOException {
        List<String> command = command(options(List.of(Path.of("/a b"), Path.of("/c"))));

        assertThat(command).containsSequence("-cp", "/a b:/c").contains("/jdk/bin/java");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLongClassPathGoesIntoAnArgumentFile() throws IOException {
        List<Path> classPath = IntStream.range(0, 2_000)
                .mapToObj(i -> Path.of("/a \"rather\" long\\path/to/some/library-number-" + i + ".jar"))
                .toList();

        List<String> command = command(options(classPath));

        Path file = folder.resolve("classpath.args");
        assertThat(command).contains("@" + file).doesNotContain("-cp");
        assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("\"-cp\"");
        assertThat(Files.readString(file)).contains("/a \\\"rather\\\" long\\\\path/to/some/library-number-7.jar:");
    }

    @Test
    void theUsersGarbageCollectorReplacesOurs() throws IOException {
        assertThat(command(options(List.of()))).contains("-XX:+UseSerialGC");
        assertThat(command(options(List.of(), "-XX:+UseParallelGC")))
                .contains("-XX:+UseParallelGC")
                .doesNotContain("-XX:+UseSerialGC")
                .contains("-XX:+UseCountedLoopSafepoints");
    }

    @Test
    void theCollectorIsTheOneWithWhichItsJavaStartsFastest() throws IOException {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        assertThat(command(options(folder, List.of())))
                .contains("-XX:+UseG1GC", "-XX:ParallelGCThreads=1")
                .doesNotContain("-XX:+UseSerialGC");
        assertThat(command(options(folder, List.of(), "-XX:+UseSerialGC"))).doesNotContain("-XX:+UseG1GC");

        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"21.0.1\"\n");
        assertThat(command(options(folder, List.of())))
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:+UseG1GC");
    }

    @Test
    void aCollectorThatComesFromElsewhereIsTheOnlyOne() throws IOException {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");

        assertThat(command(options(folder, List.of(), "@more.options"))).noneMatch(option -> option.endsWith("GC"));
        assertThat(command(options(folder, Map.of("JAVA_TOOL_OPTIONS", "-Dx=y -XX:+UseSerialGC"), List.of())))
                .noneMatch(option -> option.endsWith("GC"));
    }

    @Test
    void aUsersTuningIsNotMixedWithOurs() throws IOException {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");

        assertThat(command(options(folder, List.of(), "-XX:ConcGCThreads=2")))
                .contains("-XX:+UseG1GC", "-XX:ConcGCThreads=2")
                .doesNotContain("-XX:ParallelGCThreads=1", "-XX:G1NewSizePercent=30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void whatTheEnvironmentSaysOfThePlaceForCrashReportsWins(String variable) throws IOException {
        Map<String, String> environment = Map.of(variable, "-Xmx1g -XX:ErrorFile=/reports/hs_%p.log");

        assertThat(command(options(folder, environment, List.of())))
                .noneMatch(option -> option.startsWith("-XX:ErrorFile="));
        assertThat(command(options(folder, Map.of(), List.of())))
                .contains("-XX:ErrorFile=" + folder + "/hs_err_pid%p.log");
    }

    @Test
    void aCommandIsShownWithItsLongArgumentsCut() {
        assertThat(WorkerCommand.show(List.of("java", "a b", "x".repeat(1_000))))
                .isEqualTo("java 'a b' " + "x".repeat(300) + "...");
    }
}
