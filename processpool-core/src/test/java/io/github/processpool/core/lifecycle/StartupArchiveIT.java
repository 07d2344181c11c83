package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.archive.StartupArchive;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The archive that workers start from: made once, found again, and never needed. */
@ExtendWith(NoLeaks.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StartupArchiveIT {
    /** It is made at a low priority. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final List<String> OPTIONS = List.of("-XX:SharedArchiveFile=", "-XX:AOTCache=");

    @TempDir
    private Path folder;

    private Path caches;

    @BeforeEach
    void useAnEmptyCache() {
        caches = folder.resolve("caches");
        System.setProperty(StartupArchive.FOLDER_PROPERTY, caches.toString());
    }

    @AfterEach
    void useTheUsualCache() {
        System.clearProperty(StartupArchive.FOLDER_PROPERTY);
    }

    /** Returns the archive that this worker should start from; empty if none. */
    static String archive() {
        return argument().substring(option().length());
    }

    /** Returns the option that names the archive of this worker. */
    static String option() {
        return OPTIONS.stream().filter(argument()::startsWith).findFirst().orElse("");
    }

    private static String argument() {
        return ownCommandLine()
                .filter(argument -> OPTIONS.stream().anyMatch(argument::startsWith))
                .findFirst()
                .orElse("");
    }

    /** ProcessHandle knows no command line that is longer than a page of memory. */
    private static Stream<String> ownCommandLine() {
        try {
            return Stream.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int next(int x) {
        return x + 1;
    }

    private static Pool.Builder one() {
        return Pool.builder().workers(1);
    }

    private List<Path> archives() throws IOException {
        if (!Files.isDirectory(caches)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(caches)) {
            return files.filter(file -> file.toString().endsWith(".archive")).toList();
        }
    }

    private Path madeByAPool() throws IOException {
        try (Pool pool = one().build()) {
            assertThat(pool.apply(StartupArchiveIT::archive)).isEmpty();
            eventually()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(archives()).hasSize(1));
        }
        return archives().get(0);
    }

    private static boolean fromArchive(String line) {
        return line.contains("core.worker.WorkerMain ") && line.contains("shared objects file");
    }

    @Tag("slow")
    @Test
    void firstPoolMakesTheArchiveThatLaterWorkersStartFrom() throws IOException {
        Path archive = madeByAPool();

        Path log = folder.resolve("classes.log");
        try (Pool pool = one().jvmOptions("-Xlog:class+load:file=" + log).build()) {
            assertThat(pool.apply(StartupArchiveIT::archive)).isEqualTo(archive.toString());
        }
        assertThat(Files.readAllLines(log)).anyMatch(StartupArchiveIT::fromArchive);
        assertThat(archives()).containsExactly(archive);
    }

    @Tag("slow")
    @Test
    void replacementOfAWorkerOfTheFirstPoolStartsFromIt() {
        try (Pool pool = one().maxTasksPerWorker(1).build()) {
            eventually()
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(pool.apply(StartupArchiveIT::archive)).isNotEmpty());
        }
    }

    @Tag("slow")
    @Test
    @EnabledForJreRange(minVersion = 25)
    void anAotCacheFollowsFromWhichLaterPoolsStart() {
        try (Pool pool = one().build()) {
            assertThat(pool.apply(StartupArchiveIT::option)).isEmpty();
            eventually()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(archives()).hasSize(2));
        }
        try (Pool pool = one().build()) {
            assertThat(pool.apply(StartupArchiveIT::option)).isEqualTo("-XX:AOTCache=");
        }
    }

    @Tag("slow")
    @Test
    @EnabledForJreRange(minVersion = 25)
    void anotherPoolOfTheProgramDoesNotKeepItFromFollowing() {
        try (Pool pool = one().maxTasksPerWorker(1).build()) {
            for (int i = 0; i < 3; i++) {
                try (Pool shortLived = one().build()) {
                    assertThat(shortLived.apply(StartupArchiveIT::next, i)).isEqualTo(i + 1);
                }
            }
            eventually().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(pool.apply(StartupArchiveIT::next, 1)).isEqualTo(2);
                assertThat(archives()).hasSize(2);
            });
        }
    }

    @Test
    void closeEndsTheMakingOfAnArchive() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (Pool pool = one().build()) {
                assertThat(pool.apply(StartupArchiveIT::next, 1)).isEqualTo(2);
            }
        }
        // No process is left, says NoLeaks; and no file but a complete one.
        try (Stream<Path> files = Files.list(caches)) {
            assertThat(files).allMatch(file -> file.toString().endsWith(".archive"));
        }
    }

    @Tag("slow")
    @Test
    void damagedArchiveIsMadeAgain() throws IOException {
        Path archive = madeByAPool();
        byte[] content = Files.readAllBytes(archive);
        content[content.length / 2] ^= 1;
        Files.write(archive, content);

        Path again = madeByAPool();
        try (Pool pool = one().build()) {
            assertThat(pool.apply(StartupArchiveIT::archive)).isEqualTo(again.toString());
        }
    }

    @Tag("slow")
    @Test
    void workersStartAlsoIfTheJvmCanDoNothingWithTheArchive() throws IOException {
        Path archive = madeByAPool();
        byte[] garbage = "no archive at all".getBytes(StandardCharsets.UTF_8);
        Files.write(archive, garbage);
        CRC32C sum = new CRC32C();
        sum.update(garbage);
        String key = archive.getFileName().toString().replaceFirst("(.*)-.*", "$1");
        Path sound = archive.resolveSibling(key + "-" + Long.toHexString(sum.getValue()) + ".archive");
        Files.move(archive, sound, StandardCopyOption.ATOMIC_MOVE);

        try (Pool pool = one().build()) {
            assertThat(pool.apply(StartupArchiveIT::archive)).isIn("", sound.toString());
        }
    }

    @Tag("slow")
    @Test
    void noneIsMadeNorUsedIfSwitchedOff() throws IOException {
        try (Pool pool = one().startupArchive(false).build()) {
            assertThat(pool.apply(StartupArchiveIT::archive)).isEmpty();
        }
        assertThat(archives()).isEmpty();

        madeByAPool();
        try (Pool pool = one().startupArchive(false).build()) {
            assertThat(pool.apply(StartupArchiveIT::archive)).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    void usersOwnChoiceOfAnArchiveStands() throws IOException {
        madeByAPool();

        try (Pool pool = one().jvmOptions("-Xshare:off").build()) {
            assertThat(pool.apply(StartupArchiveIT::archive)).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    void anotherCollectorOrAnotherHeapIsNoHindrance() throws IOException {
        madeByAPool();

        for (String option : List.of("-XX:+UseG1GC", "-XX:+UseParallelGC", "-XX:+UseZGC", "-XX:-UseCompressedOops")) {
            try (Pool pool = one().jvmOptions(option).build()) {
                assertThat(pool.apply(StartupArchiveIT::next, 1)).as(option).isEqualTo(2);
            }
        }
    }

    @Test
    void folderThatCannotBeHadIsNoHindrance() throws IOException {
        Files.writeString(caches, "a file is in the way");

        try (Pool pool = one().build()) {
            assertThat(pool.apply(StartupArchiveIT::archive)).isEmpty();
        }
    }
}
