package io.github.processpool.examples;

import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Clean-up in {@code finally} runs when a task returns and when it throws. When the process ends, nothing in it can
 * run, so the program that started the task must clean up what may not stay behind.
 */
final class CleanUp {
    private CleanUp() {}

    static String work(Path folder, String end) throws IOException {
        Path scratch = Files.createFile(folder.resolve("scratch of the task that " + end));
        try {
            switch (end) {
                case "throws" -> throw new IllegalStateException("on purpose");
                case "ends its process" -> Runtime.getRuntime().halt(5);
                default -> {}
            }
            return end;
        } finally {
            Files.delete(scratch);
        }
    }

    static void run(Run run) throws IOException {
        Path folder = Files.createTempDirectory("clean-up");
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            List<Outcome<String>> outcomes = pool.withChunkSize(1)
                    .mapSettled(end -> work(folder, end), List.of("returns", "throws", "ends its process"));
            run.check("one task returned", outcomes.get(0).isSuccess());
            run.check(
                    "two did not",
                    !outcomes.get(1).isSuccess() && !outcomes.get(2).isSuccess());

            List<String> left = namesIn(folder);
            run.say("left behind: %s", left);
            run.check(
                    "only the process that ended has left its file",
                    left.equals(List.of("scratch of the task that ends its process")));
        } finally {
            for (String name : namesIn(folder)) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
        }
        run.check("the program has cleaned up what was left", !Files.exists(folder));
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
