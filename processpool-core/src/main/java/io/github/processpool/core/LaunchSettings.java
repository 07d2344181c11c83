package io.github.processpool.core;

import io.github.processpool.core.launch.Application;
import io.github.processpool.core.launch.LaunchOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of the workers' JVMs; each is checked when it is set. Not thread-safe. */
final class LaunchSettings {
    private static final long LEAST_MEMORY_BYTES = 16L << 20;

    private long maxMemoryBytes;
    private List<String> jvmOptions = List.of();
    private Map<String, String> environment = Map.of();
    private @Nullable Path workingDirectory;
    private @Nullable Path javaHome;
    private @Nullable List<Path> classPath;
    private boolean startupArchive = true;

    void maxMemory(long bytes) {
        if (bytes < LEAST_MEMORY_BYTES) {
            throw new IllegalArgumentException(
                    "maxMemoryPerWorker must be at least " + LEAST_MEMORY_BYTES + " bytes, but is " + bytes);
        }
        maxMemoryBytes = bytes;
    }

    void jvmOptions(List<String> options) {
        for (String option : options) {
            checkNoNul("jvmOptions", option);
        }
        jvmOptions = options;
    }

    void environment(Map<String, String> variables) {
        variables.forEach(LaunchSettings::checkVariable);
        environment = variables;
    }

    void workingDirectory(Path directory) {
        workingDirectory = directory;
    }

    void javaHome(Path home) {
        javaHome = home;
    }

    void classPath(List<Path> entries) {
        classPath = entries;
    }

    void startupArchive(boolean used) {
        startupArchive = used;
    }

    /** Returns the names of the settings that were set and change what tasks can do, as the builder's methods are named. */
    List<String> namesOfSet() {
        List<String> names = new ArrayList<>();
        addIf(names, maxMemoryBytes > 0, "maxMemoryPerWorker");
        addIf(names, !jvmOptions.isEmpty(), "jvmOptions");
        addIf(names, !environment.isEmpty(), "environment");
        addIf(names, workingDirectory != null, "workingDirectory");
        addIf(names, javaHome != null, "javaHome");
        addIf(names, classPath != null, "classPath");
        return names;
    }

    private static void addIf(List<String> names, boolean set, String name) {
        if (set) {
            names.add(name);
        }
    }

    LaunchOptions options(int depth) {
        return new LaunchOptions(
                maxMemoryBytes,
                jvmOptions,
                environment,
                workingDirectory,
                javaHome != null ? javaHome : Path.of(System.getProperty("java.home")),
                classPath != null ? Application.on(classPath) : Application.find(),
                startupArchive,
                depth);
    }

    private static void checkVariable(String name, String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException(
                    "environment: the name of a variable must not be empty or contain '=', but one is \"" + name
                            + "\"");
        }
        checkNoNul("environment", name);
        checkNoNul("environment", value);
    }

    private static void checkNoNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    what + ": must not contain a NUL character, as in \"" + text.replace("\0", "\\0") + "\"");
        }
    }
}
