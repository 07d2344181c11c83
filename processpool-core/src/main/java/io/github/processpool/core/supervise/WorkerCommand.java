package io.github.processpool.core.supervise;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a worker. A shell moves the pipes to descriptors 3 and 4, so that nothing a task, a native library
 * or the JVM prints can get between the messages, and a task that reads its input finds it empty; then it becomes the
 * JVM. Ctrl-C in a terminal reaches the whole process group: workers ignore it, since ending is the parent's decision.
 */
final class WorkerCommand {
    private static final String SHELL = "/bin/sh";
    private static final String SCRIPT = "trap '' INT; exec \"$@\" 3>&1 1>&2 4<&0 0</dev/null";
    private static final String MAIN_CLASS = "io.github.processpool.core.worker.WorkerMain";

    /** Linux takes 128 KiB for a single argument. */
    private static final int LONGEST_CLASS_PATH = 64 * 1024;

    private WorkerCommand() {}

    /** Makes the command; {@code directory} is the pool's private one, for files that the JVM reads at its start. */
    static List<String> of(WorkerOptions options, Path directory) throws IOException {
        List<String> command = new ArrayList<>(List.of(SHELL, "-c", SCRIPT, "processpool-worker"));
        command.add(options.javaHome().resolve("bin").resolve("java").toString());
        command.addAll(ownOptions(options, directory));
        command.addAll(options.jvmOptions());
        command.addAll(classPath(options, directory));
        command.add(MAIN_CLASS);
        return command;
    }

    private static List<String> ownOptions(WorkerOptions options, Path directory) {
        List<String> own = new ArrayList<>();
        if (options.jvmOptions().stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
            own.add("-XX:+UseSerialGC"); // many small JVMs side by side: few threads, little memory
            own.add("-XX:+UseCountedLoopSafepoints"); // so that a long counted loop can't delay the worker's end
            own.add("-XX:LoopStripMiningIter=1000");
        }
        own.add("-XX:-UsePerfData");
        own.add(CrashReport.option(directory));
        own.add("-Dstdout.encoding=UTF-8");
        own.add("-Dstderr.encoding=UTF-8");
        own.add("-Dsun.stdout.encoding=UTF-8"); // the names of these two before JDK 19
        own.add("-Dsun.stderr.encoding=UTF-8");
        own.add("-D" + WorkerOptions.DEPTH_PROPERTY + "=" + (options.nestingDepth() + 1));
        if (options.maxMemoryBytes() > 0) {
            own.add("-Xmx" + options.maxMemoryBytes());
        }
        return own;
    }

    private static List<String> classPath(WorkerOptions options, Path directory) throws IOException {
        String joined =
                options.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> arguments = List.of("-cp", joined);
        if (joined.length() <= LONGEST_CLASS_PATH) {
            return arguments;
        }
        Path file = directory.resolve("classpath.args");
        if (!Files.exists(file)) {
            Path unfinished = Files.createTempFile(directory, "classpath", ".args");
            ArgumentFile.write(unfinished, arguments);
            Files.move(unfinished, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        return List.of("@" + file);
    }

    /** Shows a command in a message: long arguments are cut. */
    static String show(List<String> command) {
        return command.stream()
                .map(word -> word.length() > 300 ? word.substring(0, 300) + "..." : word)
                .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                .collect(Collectors.joining(" "));
    }
}
