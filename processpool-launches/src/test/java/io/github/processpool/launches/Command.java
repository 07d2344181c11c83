package io.github.processpool.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command of this JDK, run in a folder; what it prints is read when it has ended. */
final class Command {
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    private final List<String> words;
    private final Path folder;
    private final Map<String, String> environment;

    private Command(List<String> words, Path folder, Map<String, String> environment) {
        this.words = words;
        this.folder = folder;
        this.environment = environment;
    }

    static Command java(Path folder, Object... arguments) {
        return of(JDK.resolve("bin/java"), folder, arguments);
    }

    static Command jshell(Path folder, Object... arguments) {
        return of(JDK.resolve("bin/jshell"), folder, arguments);
    }

    static Command jlink(Path folder, Object... arguments) {
        return of(JDK.resolve("bin/jlink"), folder, arguments);
    }

    /** Takes paths and texts, also collections of them. */
    static Command of(Path program, Path folder, Object... arguments) {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        Stream.of(arguments)
                .flatMap(argument -> argument instanceof Collection<?> many ? many.stream() : Stream.of(argument))
                .forEach(argument -> words.add(argument.toString()));
        return new Command(words, folder, Map.of());
    }

    Command with(Map<String, String> variables) {
        return new Command(words, folder, variables);
    }

    /** Returns its complete output. */
    String output() throws IOException, InterruptedException {
        return outputTo("");
    }

    String outputTo(String input) throws IOException, InterruptedException {
        return outputTo(input, 50);
    }

    String outputTo(String input, int limitSeconds) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path typed = Files.writeString(Files.createTempFile(folder, "input", ".txt"), input);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(typed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "JAVA_TOOL_OPTIONS"));
        builder.environment().put("JAVA_HOME", JDK.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(limitSeconds, TimeUnit.SECONDS);
            String text = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as("ends: %s%n%s", words, text).isTrue();
            assertThat(process.exitValue())
                    .as("exit code of %s%n%s", words, text)
                    .isZero();
            return text;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
