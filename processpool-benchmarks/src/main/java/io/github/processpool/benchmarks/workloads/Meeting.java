package io.github.processpool.benchmarks.workloads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** As many tasks as there are workers. None returns before all run, so each has a worker of its own. */
final class Meeting {
    private Meeting() {}

    /** The folder in which a task reports that it runs, and the number of tasks. */
    record Invitation(Path folder, int number, int guests) {}

    static List<Tasks.Visit> hold(Side side, int workers) {
        try (Signs signs = new Signs()) {
            List<Future<Tasks.Visit>> pending = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                pending.add(side.submit(Meeting::attend, new Invitation(signs.folder(), i, workers)));
            }
            return pending.stream().map(Waiting::result).toList();
        }
    }

    private static Tasks.Visit attend(Invitation invitation) {
        Tasks.Visit visit = Tasks.Visit.now();
        Tasks.leave(invitation.folder.resolve("guest" + invitation.number));
        Waiting.seldomLookingUntil(() -> Signs.count(invitation.folder) >= invitation.guests);
        return visit;
    }

    /** A folder in which tasks report that they run; deleted when closed. */
    record Signs(Path folder) implements AutoCloseable {
        Signs() {
            this(make());
        }

        private static Path make() {
            try {
                return Files.createTempDirectory("processpool-benchmark");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Path sign(int number) {
            return folder.resolve("sign" + number);
        }

        void awaitAll(int expected) {
            Waiting.until(() -> IntStream.range(0, expected).allMatch(i -> Files.exists(sign(i))));
        }

        static long count(Path folder) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
