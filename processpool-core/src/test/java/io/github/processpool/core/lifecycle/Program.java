package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An application of its own that uses pools: a JVM on the class path of the tests. */
final class Program implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    private final Process process;
    private final Path output;
    private final Path temporary;

    private Program(Process process, Path output, Path temporary) {
        this.process = process;
        this.output = output;
        this.temporary = temporary;
    }

    /** Starts the main method of a class; what it prints, and its temporary files, go under the directory. */
    static Program start(Class<?> main, Path directory, String... arguments) throws IOException {
        return start(List.of(), List.of(), main, directory, arguments);
    }

    /** Starts it as the leader of a process group of its own, as a shell does with what is typed into a terminal. */
    static Program startInItsOwnGroup(Class<?> main, Path directory, String... arguments) throws IOException {
        return start(List.of("setsid"), List.of(), main, directory, arguments);
    }

    /** Starts it with so few descriptors that it can easily use them up; without any it can't load the library's classes. */
    static Program startWithFewDescriptors(Class<?> main, Path directory, String... arguments) throws IOException {
        return start(
                List.of("sh", "-c", "ulimit -n 256; exec \"$@\"", "sh"),
                List.of("-cp", foldersInsteadOfJars()),
                main,
                directory,
                arguments);
    }

    /** Starts it with an option for its JVM. */
    static Program startWith(String option, Class<?> main, Path directory, String... arguments) throws IOException {
        return start(List.of(), List.of(option), main, directory, arguments);
    }

    /** Starts it by a command that ends in becoming another. */
    static Program startBy(List<String> command, Class<?> main, Path directory, String... arguments)
            throws IOException {
        return start(command, List.of(), main, directory, arguments);
    }

    /** Returns the class path with what jars of this project were made of in their place. */
    private static String foldersInsteadOfJars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> entry.replaceFirst("(/target)/processpool-[^/]*\\.jar$", "$1/classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Program start(
            List<String> prefix, List<String> options, Class<?> main, Path directory, String... arguments)
            throws IOException {
        Path output = directory.resolve("output");
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Program(process, output, temporary);
    }

    /** Runs one with an option for its JVM, which must end well, and returns the lines that it printed. */
    static List<String> linesOf(String option, Class<?> main, Path directory, String... arguments) throws Exception {
        try (Program program = startWith(option, main, directory, arguments)) {
            assertThat(program.exitCode()).as(program.output()).isZero();
            return program.output().lines().toList();
        }
    }

    /** Kills it as nothing can catch. */
    void kill() {
        var unused = process.destroyForcibly().onExit().join();
    }

    long pid() {
        return process.pid();
    }

    /** Returns its directory for temporary files. */
    Path temporary() {
        return temporary;
    }

    /** Waits for its end and returns its exit code. */
    int exitCode() throws InterruptedException, IOException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the program has ended; its output: %s", output())
                .isTrue();
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Returns what it has left in the directory for temporary files. */
    List<Path> leftovers() throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("hsperfdata"))
                    .toList();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
