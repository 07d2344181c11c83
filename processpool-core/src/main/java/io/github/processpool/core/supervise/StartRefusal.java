package io.github.processpool.core.supervise;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises that a JVM did not start because of what it was told: an option that it does not know, or a heap that can't
 * be. It would not start the next time either. A JVM that the system gave no memory might.
 */
final class StartRefusal {
    private static final int REFUSED = 1; // the exit code

    private static final List<String> NO_JVM = List.of(
            "Error: Could not create the Java Virtual Machine.",
            "Error occurred during initialization of VM",
            "Error occurred during initialization of boot layer");

    /** What the JVM itself, or the command that starts it, says of a lack. */
    private static final Pattern LACK = Pattern.compile(
            "(?i).*(could not (reserve|allocate|commit|map)|insufficient|cannot (allocate|create)|not enough|unable to"
                    + "|out ?of ?memory|failed to (reserve|allocate|commit|map|create|start)|resource temporarily"
                    + "|too many open files).*");

    private StartRefusal() {}

    /** Returns the JVM's own words; null if it did not refuse. */
    static @Nullable String of(WorkerEnd end) {
        List<String> lines = end.stderrTail();
        boolean refused = end.exitCode() == REFUSED
                && lines.stream().anyMatch(NO_JVM::contains)
                && lines.stream().noneMatch(line -> LACK.matcher(line).matches());
        return refused ? reason(lines) : null;
    }

    private static String reason(List<String> lines) {
        return lines.stream()
                .filter(line -> !NO_JVM.contains(line))
                .filter(line -> !line.startsWith("Picked up ") && !line.startsWith("NOTE: "))
                .findFirst()
                .orElse(lines.get(0));
    }
}
