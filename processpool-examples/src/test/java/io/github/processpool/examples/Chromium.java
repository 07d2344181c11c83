package io.github.processpool.examples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser without a window that opens one page and returns what the page wrote to its console. */
final class Chromium {
    private static final int SECONDS_AT_MOST = 50;
    private static final Pattern CONSOLE =
            Pattern.compile("(?m)^\\[.*?:(\\w+):CONSOLE.*?\\] \"(.*?)\", source: ", Pattern.DOTALL);

    private final Path program;
    private final Path folder;

    /** Writes nothing but below this folder. */
    Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** The preferred colour scheme, and Chromium's number for it. */
    enum Scheme {
        DARK(0),
        LIGHT(1);

        private final int number;

        Scheme(int number) {
            this.number = number;
        }
    }

    static Optional<Path> onThisMachine() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns everything that the page, and what it shows in frames, wrote on the console, errors too. */
    List<String> console(Path page, Scheme scheme) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "chromium", ".log");
        Path dom = Files.createTempFile(folder, "chromium", ".html");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + Files.createTempDirectory(folder, "user"),
                        "--blink-settings=preferredColorScheme=" + scheme.number,
                        "--window-size=1200,800",
                        "--virtual-time-budget=5000",
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(log.toFile())
                .redirectOutput(dom.toFile())
                .start();
        try {
            if (!process.waitFor(SECONDS_AT_MOST, TimeUnit.SECONDS)) {
                throw new IOException("Chromium did not end: " + Files.readString(log));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("Chromium failed with " + process.exitValue() + ": " + Files.readString(log));
        }
        return messages(Files.readString(log));
    }

    private static List<String> messages(String log) {
        List<String> messages = new ArrayList<>();
        Matcher message = CONSOLE.matcher(log);
        while (message.find()) {
            messages.add(message.group(1) + " " + message.group(2));
        }
        return messages;
    }
}
