package io.github.processpool.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks programs for their version. */
final class Versions {
    private Versions() {}

    /** Returns the version of the JDK in this folder. */
    static String ofJava(Path home) throws IOException {
        for (String line : Files.readAllLines(home.resolve("release"))) {
            if (line.startsWith("JAVA_VERSION=")) {
                return line.substring(line.indexOf('=') + 1).replace("\"", "");
            }
        }
        throw new IOException("no version in " + home.resolve("release"));
    }

    /** Returns CPython's version; empty if there is no such command. */
    static Optional<String> ofPython(String command) {
        try {
            Process process = new ProcessBuilder(List.of(
                            command, "-c", "import platform, multiprocessing; print(platform.python_version())"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(version) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
