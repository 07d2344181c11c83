package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What another user of the machine can see or do, and what a task can. */
@ExtendWith(NoLeaks.class)
class SecurityIT {
    private static final String SECRET = "the-password-is-swordfish";
    private static final String ERROR_FILE = "-XX:ErrorFile=";

    static String revealing(String argument, Journal started, Flag mayEnd) throws InterruptedException {
        started.addPid();
        mayEnd.block();
        return argument + " indeed";
    }

    /** Returns what the process's descriptors are: files, pipes, sockets. */
    private static List<String> openBy(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.map(SecurityIT::target).toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed";
        }
    }

    /** Returns its sockets that others could reach: network sockets, named ones, and listening ones. */
    private static List<String> openSocketsOf(long pid) throws IOException {
        Set<String> reachable = new HashSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6")) {
            Path file = Path.of("/proc/net", table);
            if (Files.exists(file)) {
                column(file, 9).forEach(reachable::add);
            }
        }
        unixSocketsWithAName().forEach(reachable::add);
        return openBy(pid).stream()
                .filter(open -> open.startsWith("socket:["))
                .filter(open -> reachable.contains(open.replaceAll("\\D", "")))
                .toList();
    }

    private static List<String> column(Path table, int column) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.strip().split(" +", -1)[column])
                .toList();
    }

    /** The JDK keeps one end of an unnamed socket pair for closing descriptors; nobody can connect to it. */
    private static List<String> unixSocketsWithAName() throws IOException {
        return Files.readAllLines(Path.of("/proc/net/unix")).stream()
                .skip(1)
                .map(line -> line.strip().split(" +", -1))
                .filter(columns -> columns.length > 7)
                .map(columns -> columns[6])
                .toList();
    }

    private static String procFile(long pid, String name) throws IOException {
        return new String(Files.readAllBytes(Path.of("/proc", Long.toString(pid), name)), StandardCharsets.UTF_8);
    }

    /** Returns the pool's own folder, into which workers write crash reports. */
    private static Path folderOf(long worker) throws IOException {
        return Stream.of(procFile(worker, "cmdline").split("\0"))
                .filter(argument -> argument.startsWith(ERROR_FILE))
                .map(argument ->
                        Path.of(argument.substring(ERROR_FILE.length())).getParent())
                .findFirst()
                .orElseThrow();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void noSocketCanBeReached() throws Exception {
        List<String> before = openSocketsOf(Jobs.pid());
        try (ServerSocket one = new ServerSocket(0)) {
            assertThat(openSocketsOf(Jobs.pid())).as("with %s", one).hasSize(before.size() + 1);
        }
        try (Pool pool = Pool.create(2)) {
            List<Long> workers = pool.withChunkSize(1).map(Jobs::pidFor, List.of(1, 2, 3, 4, 5, 6));

            assertThat(openSocketsOf(Jobs.pid())).containsExactlyInAnyOrderElementsOf(before);
            for (long worker : workers) {
                assertThat(openSocketsOf(worker)).isEmpty();
            }
        }
    }

    @Test
    void noValueIsOnACommandLineOrInAnEnvironmentOrInAFile(@TempDir Path dir) throws Exception {
        Journal started = Journal.in(dir);
        Flag mayEnd = Flag.in(dir, "mayEnd");
        String captured = SECRET + "-captured";
        try (Pool pool = Pool.create(1)) {
            AsyncResult<String> result =
                    pool.applyAsync(secret -> revealing(secret + captured, started, mayEnd), SECRET);
            long worker = started.awaitPid();
            Path folder = folderOf(worker);

            assertThat(procFile(worker, "cmdline")).contains("WorkerMain").doesNotContain(SECRET);
            assertThat(procFile(worker, "environ")).isNotEmpty().doesNotContain(SECRET);
            assertThat(contentsOf(folder)).doesNotContain(SECRET);
            mayEnd.raise();
            assertThat(result.join()).endsWith(" indeed");
            assertThat(contentsOf(folder)).doesNotContain(SECRET);
        }
    }

    private static String contentsOf(Path folder) throws IOException {
        StringBuilder contents = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents.toString();
    }

    /** The initializer waits, so that the files are seen that live only until a worker has started. */
    @Test
    void filesOfAPoolBelongToItsUserAlone(@TempDir Path dir) throws Exception {
        Journal started = Journal.in(dir);
        Flag mayStart = Flag.in(dir, "mayStart");
        Path folder;
        try (Pool pool = Pool.builder()
                .workers(1)
                .startupArchive(false) // what a JVM notes for it has the permissions that the JVM gives
                .classPath(longClassPath())
                .initializer(() -> Jobs.pidAfter(started, mayStart))
                .build()) {
            folder = folderOf(started.awaitPid());

            assertThat(permissions(folder)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.toList())
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(permissions(file))
                                .as(file.toString())
                                .isEqualTo("rw-------"));
            }
            mayStart.raise();
            pool.run(() -> {});
        }
        assertThat(folder).doesNotExist();
    }

    /** So long that it does not fit a command line. */
    private static List<Path> longClassPath() {
        List<Path> application = Stream.of(System.getProperty("java.class.path").split(":"))
                .map(Path::of)
                .toList();
        Stream<Path> more = IntStream.range(0, 4_000).mapToObj(i -> Path.of("/nowhere/to/be/found/at/all", i + ".jar"));
        return Stream.concat(application.stream(), more).toList();
    }

    @Test
    void folderIsGoneAfterEveryEndOfAPool() throws Exception {
        Path closed;
        try (Pool pool = Pool.create(1)) {
            closed = folderOf(pool.apply(Jobs::pid));
        }
        Pool pool = Pool.create(1);
        Path terminated = folderOf(pool.apply(Jobs::pid));
        pool.terminate();

        assertThat(closed).doesNotExist();
        eventually().untilAsserted(() -> assertThat(terminated).doesNotExist());
    }

    @Test
    void taskHasAllRightsOfItsUser(@TempDir Path dir) throws Exception {
        Path file = Files.createFile(
                dir.resolve("mine"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, SECRET);
        long self = Jobs.pid();
        try (Pool pool = Pool.create(1)) {
            assertThat(pool.apply(() -> Files.readString(file))).isEqualTo(SECRET);
            boolean mayEndIt = pool.apply(() -> new ProcessBuilder("kill", "-0", Long.toString(self))
                            .start()
                            .waitFor()
                    == 0);
            assertThat(mayEndIt).isTrue();
        }
    }

    @Test
    void workerInheritsTheEnvironmentOfTheApplication() {
        try (Pool pool = Pool.create(1)) {
            assertThat(pool.apply(() -> System.getenv("PATH"))).isEqualTo(System.getenv("PATH"));
        }
    }
}
