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
import org.jspecify.annotations.Nullable;

/**
 * What a JVM reports when native code has crashed it. It writes a file, and prints the first lines of it. A task may have
 * forged both the worker's output and the files in the pool's folder.
 *
 * @param summary the kind of crash and where it happened, in one line
 */
record CrashReport(String summary) {
    private static final String OPTION = "-XX:ErrorFile=";
    private static final String NAME_START = "hs_err_pid";
    private static final int MOST_BYTES = 8 * 1024;
    private static final int MOST_CHARS = 300;
    private static final int MOST_PARTS = 2;

    static final String MARK = "#"; // every line that a JVM prints about a crash begins with it
    private static final String CRASH = "# A fatal error has been detected by the Java Runtime Environment:";
    private static final String NO_MEMORY =
            "# There is insufficient memory for the Java Runtime Environment to continue.";
    private static final String FRAME = "# Problematic frame:";
    private static final String FILE = "# An error report file with more information is saved as:";

    /**
     * Returns the option that makes a JVM write its report into {@code directory}; none if the options in the environment
     * name another place, which an option of the command line would override.
     */
    static List<String> option(Path directory, String inEnvironment) {
        boolean placed = inEnvironment.contains(OPTION);
        return placed ? List.of() : List.of(OPTION + directory.resolve(NAME_START + "%p.log"));
    }

    /**
     * Returns the report of a process, from the pool's folder or otherwise from its last lines; null if it left none. The
     * lines may hold the report of a JVM that a task started: that one has another process id.
     */
    static @Nullable CrashReport find(Path directory, long pid, List<String> lastLines) {
        CrashReport filed = of(read(directory.resolve(NAME_START + pid + ".log")));
        boolean isItsOwn = false;
        for (String line : lastLines) { // no stream: this runs where memory may be short
            isItsOwn |= isOf(pid, line);
        }
        return filed != null || !isItsOwn ? filed : of(lastLines);
    }

    /** Tells whether a line of a crash names this process. */
    static boolean isOf(long pid, String line) {
        return line.contains(" pid=" + pid + ",") || line.endsWith(NAME_START + pid + ".log");
    }

    /** Tells whether a line is the first that a JVM prints about its crash, after the mark. */
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
     * Reads the beginning of a regular file. A task may have put something else there, which must not make this wait, or
     * read without end.
     */
    private static List<String> read(Path report) {
        if (!Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        // Opening for both directions returns at once, even if a FIFO has just taken the file's place. A FIFO can't be
        // read at a position.
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
