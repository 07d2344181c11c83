package io.github.processpool.core.launch;

import io.github.processpool.core.archive.JavaRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Chooses the garbage collector of a worker, for many small JVMs side by side, unless the user has chosen one. */
final class Collector {
    private static final List<String> SERIAL = List.of("-XX:+UseSerialGC"); // no thread of its own, the least memory

    /**
     * Java 17 can use the objects in its own class data archive only with G1, which makes a worker's start a fifth shorter.
     * One thread is enough for a worker's heap. The young part of the heap is as large as with the serial collector.
     */
    private static final List<String> G1 = List.of(
            "-XX:+UseG1GC", // stays alone if the user tunes it
            "-XX:ParallelGCThreads=1",
            "-XX:ConcGCThreads=1",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:G1NewSizePercent=30");

    private static final int LAST_THAT_NEEDS_G1 = 17;

    private static final Pattern CHOICE = Pattern.compile("-XX:\\+Use\\w+GC\\b|-XX:Flags=|-XX:VMOptionsFile=|(^|\\s)@");
    private static final Pattern TUNING = Pattern.compile("-XX:(ParallelGCThreads|ConcGCThreads|[+-]?G1\\w+)");

    private Collector() {}

    /** Returns the options of a JVM that gets these others. */
    static List<String> options(LaunchOptions options, List<String> others) {
        String all =
                String.join(" ", others) + " " + InheritedEnvironment.options(options); // a JVM refuses two collectors
        if (CHOICE.matcher(all).find()) {
            return List.of();
        }
        List<String> best = best(options.javaHome());
        return TUNING.matcher(all).find() ? best.subList(0, 1) : best;
    }

    private static List<String> best(Path javaHome) {
        try {
            return JavaRelease.at(javaHome).feature() <= LAST_THAT_NEEDS_G1 ? G1 : SERIAL;
        } catch (IOException e) {
            return SERIAL; // the installation does not say its version
        }
    }
}
