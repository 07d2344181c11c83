package io.github.processpool.examples;

import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real input: the workers read every file of a folder. Only paths and short summaries are sent, and a file that can't
 * be read results in one failure while the run continues.
 */
final class FileChecksums {
    private FileChecksums() {}

    /** A worker's summary of a file. */
    record Summary(Path file, long bytes, long lines, String sha256) {}

    /** The sum of many summaries, which does not depend on their order. */
    private record Totals(int files, int unreadable, long bytes, long lines, String sha256) {}

    static Summary summarize(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        long lines = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
                lines += lineFeeds(buffer, read);
            }
        }
        return new Summary(file, bytes, lines, HexFormat.of().formatHex(digest.digest()));
    }

    private static long lineFeeds(byte[] buffer, int length) {
        long count = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                count++;
            }
        }
        return count;
    }

    static void run(Run run) throws Exception {
        Optional<Path> folder = InputFiles.folder(run.arguments());
        List<Path> files = InputFiles.below(folder.isPresent() ? List.of(folder.get()) : sources(), "");
        List<Summary> summaries = new ArrayList<>();
        try (Pool pool = Pool.create(run.workers().orElse(4))) {
            Pool visible = pool.withProgress(ProgressBar.ofTerminal());
            for (Outcome<Summary> outcome : visible.mapSettled(FileChecksums::summarize, files)) {
                if (outcome instanceof Outcome.Success<Summary> success) {
                    summaries.add(success.value());
                } else if (outcome instanceof Outcome.Failure<Summary> failure) {
                    Path file = files.get(failure.error().index());
                    run.say(
                            "unreadable: %s: %s",
                            file, String.valueOf(failure.error().getMessage()));
                }
            }
        }
        Totals totals = total(files, summaries);
        run.say("%d files, %d bytes, %d lines", totals.files(), totals.bytes(), totals.lines());
        run.say("SHA-256 of all the checksums: %s", totals.sha256());
        run.check("a sequential run in this process has the same totals", totals.equals(sequentially(files)));
    }

    /** Returns the source folders of this project. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(""))) {
            return Stream.concat(Stream.of(Path.of("src")), modules.map(module -> module.resolve("src")))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static Totals sequentially(List<Path> files) throws Exception {
        List<Summary> summaries = new ArrayList<>();
        for (Path file : files) {
            try {
                summaries.add(summarize(file));
            } catch (IOException e) {
                // The run on the pool has reported it already.
            }
        }
        return total(files, summaries);
    }

    private static Totals total(List<Path> files, List<Summary> summaries) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long bytes = 0;
        long lines = 0;
        for (Summary summary : summaries) {
            digest.update(HexFormat.of().parseHex(summary.sha256()));
            bytes += summary.bytes();
            lines += summary.lines();
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        return new Totals(summaries.size(), files.size() - summaries.size(), bytes, lines, sha256);
    }
}
