package io.github.processpool.core.launch;

import io.github.processpool.core.archive.JavaRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The garbage collector of a worker, unless its user has chosen one: many small JVMs run side by side. */
final class Collector {
    private static final List<String> SERIAL = List.of("-XX:+UseSerialGC"); // no thread of its own, the least memory

    /**
     * Java 17 can use the objects of its own class data archive with this one alone, which saves a fifth of a worker's
     * start. One thread does for a worker's heap, and as much of that is young as with the other.
     */
    private static final List<String> G1 = List.of(
            "-XX:+UseG1GC", // the first, and the one that stays if the user tunes it himself
            "-XX:ParallelGCThreads=1",
            "-XX:ConcGCThreads=1",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:G1NewSizePercent=30");

    private static final int LAST_THAT_NEEDS_G1 = 17;

    private static final Pattern CHOICE = Pattern.compile("-XX:\\+Use\\w+GC\\b|-XX:Flags=|-XX:VMOptionsFile=|(^|\\s)@");
    private static final Pattern TUNING = Pattern.compile("-XX:(ParallelGCThreads|ConcGCThreads|[+-]?G1\\w+)");

    private Collector() {}

    /** Returns the options of a worker. */
    static List<String> options(LaunchOptions options) {
        return options(options, String.join(" ", options.jvmOptions()));
    }

    /** Returns the options where the pool's own ones don't count. */
    static List<String> whateverThePool(LaunchOptions options) {
        return options(options, "");
    }

    private static List<String> options(LaunchOptions options, String chosen) {
        StringBuilder all = new StringBuilder(chosen);
        for (String variable : InheritedEnvironment.OPTION_VARIABLES) { // two collectors are one too many for a JVM
            String value = options.environment().getOrDefault(variable, System.getenv(variable));
            if (value != null) {
                all.append(' ').append(value);
            }
        }
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
            return SERIAL; // an installation that says nothing of itself
        }
    }
}
