package io.github.processpool.core.supervise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report that a JVM leaves when native code has crashed it. */
final class CrashReport {
    private static final String NAME_START = "hs_err_pid";
    private static final int SHOWN_LINES = 24;

    private CrashReport() {}

    /** Returns the option by which a JVM writes its report into {@code directory}, whatever its own folder is. */
    static String option(Path directory) {
        return "-XX:ErrorFile=" + directory.resolve(NAME_START + "%p.log");
    }

    /** Returns what the report of this process says first, without blank lines; null if it left none. */
    static @Nullable String head(Path directory, long pid) {
        Path report = directory.resolve(NAME_START + pid + ".log");
        try (Stream<String> lines = Files.lines(report, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.startsWith("#") ? line.substring(1).strip() : line.strip())
                    .filter(line -> !line.isEmpty())
                    .limit(SHOWN_LINES)
                    .collect(Collectors.joining(System.lineSeparator() + "  "));
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }
}
