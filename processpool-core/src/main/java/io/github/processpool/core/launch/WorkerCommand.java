package io.github.processpool.core.launch;

import io.github.processpool.core.archive.ArchiveTraining;
import io.github.processpool.core.files.SmallFiles;
import io.github.processpool.core.loaders.KnownFormats;
import io.github.processpool.core.wire.PoolProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a worker. A shell moves the pipes to descriptors 3 and 4, then becomes the JVM. So nothing that a
 * task, a native library or the JVM prints can get between the messages, and a task that reads its input gets end of
 * file.
 *
 * <p>Ctrl-C in a terminal reaches the whole process group. JVMs that only make an archive ignore it from the start.
 * Workers, whose tasks may start processes that should not inherit this, ignore it inside the JVM, if possible.
 */
final class WorkerCommand {
    static final String SHELL = "/bin/sh";
    private static final String SCRIPT = "exec \"$@\" 3>&1 1>&2 4<&0 0</dev/null";
    private static final String WARM_UP_SCRIPT = "trap '' INT; " + SCRIPT;

    /**
     * A worker's start calls many methods a few hundred times, too few to make up for compiling them. Thresholds of more than
     * twice the default make the start a tenth shorter. Much higher ones would slow down the first thousands of tasks.
     */
    private static final List<String> PATIENT_COMPILER =
            List.of("-XX:Tier3InvocationThreshold=500", "-XX:Tier3MinInvocationThreshold=250");

    /** For a JVM that runs no code of this library, which would end it together with its parent. */
    private static final String WATCHED_SCRIPT = "trap '' INT; exec 3<&0; \"$@\" 3<&- </dev/null & job=$!; "
            + "{ read -r end <&3; kill -9 $job; } & watch=$!; wait $job; status=$?; kill $watch; exit $status";

    private static final String FOR_ARCHIVE = "archive"; // the worker does more before it is ready

    /** Linux takes 128 KiB for a single argument. */
    private static final int LONGEST_CLASS_PATH = 64 * 1024;

    private WorkerCommand() {}

    /**
     * Makes the command.
     *
     * @param collector the options of {@link Collector}
     * @param directory the pool's private folder, for files that the JVM reads at its start
     * @param archive options with which the JVM starts from an archive
     */
    static List<String> of(
            LaunchOptions options, List<String> collector, Path directory, List<Path> classPath, List<String> archive)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(SHELL, "-c", SCRIPT, "processpool-worker"));
        command.add(java(options));
        command.addAll(collector);
        command.addAll(ownOptions(options, directory));
        command.addAll(archive);
        command.addAll(options.application().jvmOptions());
        command.addAll(knownFormats(options));
        command.addAll(options.jvmOptions());
        command.addAll(classPath(classPath, directory));
        command.addAll(options.application().main());
        return command;
    }

    /** Makes the command of a worker that writes an archive when it leaves, or of a JVM that completes the archive. */
    static List<String> forArchive(LaunchOptions options, Path directory, ArchiveTraining.Jvm jvm) {
        String script = jvm.warmsUp() ? WARM_UP_SCRIPT : WATCHED_SCRIPT;
        List<String> command = new ArrayList<>(List.of(SHELL, "-c", script, "processpool-archive"));
        command.addAll(List.of("nice", "-n", String.valueOf(jvm.niceness())));
        command.add(java(options));
        command.addAll(Collector.options(options, List.of()));
        command.addAll(ownOptions(options, directory));
        command.addAll(jvm.options());
        command.addAll(List.of("-cp", join(jvm.jars())));
        if (jvm.warmsUp()) {
            command.addAll(List.of(Application.MAIN_CLASS, FOR_ARCHIVE));
        }
        return command;
    }

    private static String java(LaunchOptions options) {
        return options.javaHome().resolve("bin").resolve("java").toString();
    }

    private static List<String> ownOptions(LaunchOptions options, Path directory) {
        List<String> own = new ArrayList<>();
        own.add("-XX:+UseCountedLoopSafepoints"); // so that a long counted loop can't delay the worker's end
        own.add("-XX:LoopStripMiningIter=1000");
        own.addAll(PATIENT_COMPILER);
        own.add("-XX:-UsePerfData");
        own.addAll(CrashReport.option(directory, InheritedEnvironment.options(options)));
        own.add("-Dstdout.encoding=UTF-8");
        own.add("-Dstderr.encoding=UTF-8");
        own.add("-Dsun.stdout.encoding=UTF-8"); // the names of these two before JDK 19
        own.add("-Dsun.stderr.encoding=UTF-8");
        own.add("-D" + LaunchOptions.DEPTH_PROPERTY + "=" + (options.nestingDepth() + 1));
        own.add(PoolProcess.option());
        if (options.maxMemoryBytes() > 0) {
            own.add("-Xmx" + options.maxMemoryBytes());
        }
        return own;
    }

    private static List<String> knownFormats(LaunchOptions options) {
        List<String> known = KnownFormats.options();
        boolean knowsAllThatWorkersFind = !known.isEmpty()
                && options.application().hasClassPathOfThisJvm()
                && options.jvmOptions().stream().noneMatch(ModuleOptions::findsModules);
        return knowsAllThatWorkersFind ? known : List.of();
    }

    private static List<String> classPath(List<Path> entries, Path directory) throws IOException {
        if (entries.isEmpty()) {
            return List.of(); // everything is in modules
        }
        String joined = join(entries);
        List<String> arguments = List.of("-cp", joined);
        if (joined.length() <= LONGEST_CLASS_PATH) {
            return arguments;
        }
        Path file = directory.resolve("classpath.args");
        if (!Files.exists(file)) {
            write(arguments, Files.createTempFile(directory, "classpath", ".args"), file);
        }
        return List.of("@" + file);
    }

    private static void write(List<String> arguments, Path unfinished, Path file) throws IOException {
        try {
            StringBuilder text = new StringBuilder();
            for (String argument : arguments) {
                String escaped = argument.replace("\\", "\\\\").replace("\"", "\\\"");
                text.append('"').append(escaped).append("\"\n");
            }
            SmallFiles.write(unfinished, text, charsetOfArguments());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished); // if the disk is full
        }
    }

    /** Returns the charset in which the java command reads the file, as it reads all of its arguments. */
    private static Charset charsetOfArguments() {
        String name = System.getProperty("sun.jnu.encoding");
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    private static String join(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Shows a command in a message, with long arguments cut. */
    static String show(List<String> command) {
        return command.stream()
                .map(word -> word.length() > 300 ? word.substring(0, 300) + "..." : word)
                .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                .collect(Collectors.joining(" "));
    }
}
