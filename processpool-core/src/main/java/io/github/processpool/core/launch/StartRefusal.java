package io.github.processpool.core.launch;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises that a JVM refused its options: one that it does not know, or an impossible heap size. It would refuse them
 * again. A JVM that got too little memory from the system might start the next time.
 */
final class StartRefusal {
    private static final int REFUSED = 1; // the exit code

    private static final List<String> NO_JVM = List.of(
            "Error: Could not create the Java Virtual Machine.",
            "Error occurred during initialization of VM",
            "Error occurred during initialization of boot layer");

    /** What the JVM, or the command that starts it, prints if it lacks memory or descriptors. */
    private static final Pattern LACK = Pattern.compile(
            "(?i).*(could not (reserve|allocate|commit|map)|insufficient|cannot (allocate|create)|not enough|unable to"
                    + "|out ?of ?memory|failed to (reserve|allocate|commit|map|create|start)|resource temporarily"
                    + "|too many open files).*");

    private StartRefusal() {}

    /** Returns the JVM's own reason, from the last lines that it printed; null if it did not refuse. */
    static @Nullable String of(int exitCode, List<String> lines) {
        if (exitCode != REFUSED) {
            return null;
        }
        boolean refused = false;
        for (String line : lines) { // no stream: this runs where memory may be short
            if (LACK.matcher(line).matches()) {
                return null;
            }
            refused |= NO_JVM.contains(line);
        }
        return refused ? reason(lines) : null;
    }

    private static String reason(List<String> lines) {
        for (String line : lines) {
            if (!NO_JVM.contains(line) && !line.startsWith("Picked up ") && !line.startsWith("NOTE: ")) {
                return line;
            }
        }
        return lines.get(0);
    }
}
