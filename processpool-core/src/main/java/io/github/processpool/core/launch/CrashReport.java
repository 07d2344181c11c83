package io.github.processpool.core.launch;

import io.github.processpool.core.wire.Quote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM says when native code has crashed it: in a report, whose first lines it prints too. What a worker has printed,
 * and what lies in the pool's folder, may be of a task's making.
 *
 * @param summary the kind of crash and where it happened, in one line
 */
record CrashReport(String summary) {
    private static final String OPTION = "-XX:ErrorFile=";
    private static final String NAME_START = "hs_err_pid";
    private static final int MOST_BYTES = 8 * 1024;
    private static final int MOST_CHARS = 300;
    private static final int MOST_PARTS = 2;

    static final String MARK = "#"; // with which each line begins that a JVM prints of a crash
    private static final String CRASH = "# A fatal error has been detected by the Java Runtime Environment:";
    private static final String NO_MEMORY =
            "# There is insufficient memory for the Java Runtime Environment to continue.";
    private static final String FRAME = "# Problematic frame:";
    private static final String FILE = "# An error report file with more information is saved as:";

    /**
     * Returns the option by which a JVM writes its report into {@code directory}. It is none if the JVM's environment says
     * where it shall lie: options of the command line would win.
     */
    static List<String> option(Path directory, Map<String, String> environment) {
        boolean placed = InheritedEnvironment.OPTION_VARIABLES.stream()
                .anyMatch(name -> environment.getOrDefault(name, "").contains(OPTION));
        return placed ? List.of() : List.of(OPTION + directory.resolve(NAME_START + "%p.log"));
    }

    /**
     * Returns the report of this process, from the pool's folder or else from its last lines; null if it left none. A JVM
     * that a task has started may have printed one too, which has another process id.
     */
    static @Nullable CrashReport find(Path directory, long pid, List<String> lastLines) {
        CrashReport filed = of(read(directory.resolve(NAME_START + pid + ".log")));
        boolean isItsOwn = false;
        for (String line : lastLines) { // no stream: this runs where memory may be short
            isItsOwn |= isOf(pid, line);
        }
        return filed != null || !isItsOwn ? filed : of(lastLines);
    }

    /** Tells whether a line that a JVM prints of its crash says that it is this process. */
    static boolean isOf(long pid, String line) {
        return line.contains(" pid=" + pid + ",") || line.endsWith(NAME_START + pid + ".log");
    }

    /** Tells whether a line is the one with which a JVM begins to print of its crash. */
    static boolean begins(String line) {
        return line.equals(CRASH) || line.equals(NO_MEMORY);
    }

    private static @Nullable CrashReport of(List<String> lines) {
        int start = Math.max(lines.indexOf(CRASH), lines.indexOf(NO_MEMORY));
        if (start < 0) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String line : lines.subList(start, lines.size())) {
            String text = text(line);
            if (text.startsWith("JRE version") || parts.size() == MOST_PARTS) {
                break;
            }
            if (!text.isEmpty() && !line.equals(CRASH)) {
                parts.add(cut(text));
            }
        }
        add(parts, "in ", after(lines, FRAME));
        add(parts, "the JVM's report is ", after(lines, FILE)); // the one in the pool's folder does not say where it is
        return new CrashReport(String.join("; ", parts));
    }

    private static void add(List<String> parts, String what, @Nullable String text) {
        if (text != null) {
            parts.add(what + cut(text));
        }
    }

    private static @Nullable String after(List<String> lines, String line) {
        int index = lines.indexOf(line) + 1;
        return index > 0 && index < lines.size() ? text(lines.get(index)) : null;
    }

    private static String text(String line) {
        return line.startsWith(MARK) ? line.substring(1).strip() : line.strip();
    }

    private static String cut(String text) {
        return Quote.text(text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "...");
    }

    /**
     * Reads the beginning of a regular file. Whatever else a task may have put there is not opened in a way, and not read in
     * a way, that could wait or have no end.
     */
    private static List<String> read(Path report) {
        if (!Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        // For both directions even a FIFO that has just taken its place is opened at once; at a position none can be
        // read.
        try (FileChannel channel = FileChannel.open(
                report, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer head = ByteBuffer.allocate(MOST_BYTES);
            int unused = channel.read(head, 0);
            return StandardCharsets.ISO_8859_1
                    .decode(head.flip())
                    .toString()
                    .lines()
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
