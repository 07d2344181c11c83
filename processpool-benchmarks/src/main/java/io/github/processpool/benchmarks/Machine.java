package io.github.processpool.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine on which the figures were measured. */
final class Machine {
    private Machine() {}

    static String processors() {
        return Runtime.getRuntime().availableProcessors() + " x "
                + value("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
    }

    static String memory() {
        return value("/proc/meminfo", "MemTotal")
                .map(text ->
                        Math.round(Double.parseDouble(text.replace("kB", "").strip()) / (1 << 20)) + " GiB")
                .orElse("unknown");
    }

    static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch");
    }

    private static Optional<String> value(String file, String label) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(label))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
