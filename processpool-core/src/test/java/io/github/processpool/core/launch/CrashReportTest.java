package io.github.processpool.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that a JVM leaves when it crashes, and files that a task puts in their place. */
class CrashReportTest {
    private static final String REPORT = """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f7e5e1c1b3b, pid=29, tid=30
            #
            # JRE version: OpenJDK Runtime Environment (17.0.15+6) (build 17.0.15+6)
            # Java VM: OpenJDK 64-Bit Server VM (17.0.15+6, mixed mode)
            # Problematic frame:
            # V  [libjvm.so+0xf0eb3b]  Unsafe_PutLong+0xfb
            #
            """;
    private static final String SAVED =
            "# An error report file with more information is saved as:\n# /reports/hs_29.log\n";
    private static final String SUMMARY =
            "SIGSEGV (0xb) at pc=0x00007f7e5e1c1b3b, pid=29, tid=30; in V  [libjvm.so+0xf0eb3b]  Unsafe_PutLong+0xfb";

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("hs_err_pid29.log");
    }

    private CrashReport find(String... printed) {
        return CrashReport.find(
                directory, 29, String.join("\n", printed).lines().toList());
    }

    @Test
    void theKindAndThePlaceAreTold() throws IOException {
        Files.writeString(file(), REPORT + "\n---------------  S U M M A R Y ------------\n");

        assertThat(find("hello").summary()).isEqualTo(SUMMARY);
    }

    @Test
    void anErrorOfTheJvmItselfIsToldWithItsSecondLine() throws IOException {
        Files.writeString(
                file(),
                REPORT.replace("#  SIGSEGV (0xb) at", "#  Internal Error (x.cpp:5)")
                        .replace("tid=30\n#", "tid=30\n#  guarantee(a) failed: b\n#"));

        assertThat(find("").summary()).contains("Internal Error (x.cpp:5)", "guarantee(a) failed: b", "Unsafe_PutLong");
    }

    @Test
    void aLackOfMemoryIsTold() throws IOException {
        Files.writeString(file(), """
                #
                # There is insufficient memory for the Java Runtime Environment to continue.
                # Native memory allocation (mmap) failed to map 16384 bytes for committing reserved memory.
                # Possible reasons:
                """);

        assertThat(find("").summary())
                .contains("insufficient memory", "failed to map 16384 bytes")
                .doesNotContain("Possible reasons");
    }

    @Test
    void aReportThatLiesElsewhereIsToldFromWhatTheJvmPrinted() {
        assertThat(find("hello", REPORT + SAVED).summary())
                .isEqualTo(SUMMARY + "; the JVM's report is /reports/hs_29.log");
    }

    @Test
    void theCrashOfAnotherJvmIsNotTheWorkers() {
        assertThat(find(REPORT.replace("pid=29", "pid=290") + SAVED)).isNull();
    }

    @Test
    void whatTasksPrintedIsKept() {
        assertThat(CrashBanner.without(
                        ("hello\n" + REPORT + SAVED + "# and mine\nbye").lines().toList()))
                .containsExactly("hello", "bye");
    }

    @Test
    void linesOfTasksThatLookLikeTheJvmsAreKept() {
        assertThat(CrashBanner.without(List.of("# a heading", "text"))).containsExactly("# a heading", "text");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), REPORT);
        Files.createSymbolicLink(file(), elsewhere);

        assertThat(find("")).isNull();
    }

    @Test
    void aPipeInItsPlaceIsNotWaitedFor() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor())
                .isZero();

        assertThat(find("")).isNull();
    }

    @Test
    void aReportWithoutEndIsReadToALimit() throws IOException {
        Files.writeString(file(), REPORT);
        try (var sparse = new java.io.RandomAccessFile(file().toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }

        assertThat(find("").summary()).startsWith(SUMMARY);
    }

    @Test
    void aLineWithoutEndIsCut() throws IOException {
        Files.writeString(file(), REPORT.replace("SIGSEGV", "SIGSEGV" + "V".repeat(5_000)));

        assertThat(find("").summary()).hasSizeLessThan(1_000);
    }

    @Test
    void whatTheEnvironmentSaysOfItsPlaceWins() {
        assertThat(CrashReport.option(directory, ""))
                .containsExactly("-XX:ErrorFile=" + directory + "/hs_err_pid%p.log");
        assertThat(CrashReport.option(directory, "-Xmx1g -XX:ErrorFile=/reports/hs_%p.log"))
                .isEmpty();
    }
}
