package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example, on real workers. */
class ExamplesIT {

    @Test
    void firstPool() {
        Console console = Console.run("run", "first-pool");

        assertHeld(console);
        assertThat(console.out())
                .contains(
                        "returned [1, 4, 9, 16]",
                        "this program is process " + ProcessHandle.current().pid());
    }

    @Test
    void factorials() {
        Console console = Console.run("run", "factorials", "--workers", "2");

        assertHeld(console);
        assertThat(console.out()).contains(" 1! =       1", " 5! =     120", "10! = 3628800");
    }

    @Test
    void squaresByPoolSize() {
        Console console = Console.run("run", "squares-by-pool-size");

        assertHeld(console);
        String row = " +%d +\\d+\\.\\d ms +\\d+\\.\\d ms +\\d+\\.\\d ms";
        for (int workers : new int[] {2, 4, 8}) {
            Pattern line = Pattern.compile(row.formatted(workers));
            assertThat(console.out().lines()).anyMatch(line.asMatchPredicate());
        }
        assertThat(console.out()).contains("[1, 4, 9, 16, 25, 36, 49, 64, 81, 100]");
    }

    @Test
    void squaresOnTheGivenNumberOfWorkersOnly() {
        Console console = Console.run("run", "squares-by-pool-size", "--workers", "1");

        assertHeld(console);
        assertThat(console.out().lines().filter(line -> line.endsWith(" ms"))).hasSize(1);
    }

    @Test
    void fileChecksumsOfAFolder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("abc"), "abc");
        Files.writeString(folder.resolve("two lines"), "one\ntwo\n");
        Files.createFile(Files.createDirectory(folder.resolve("sub")).resolve("empty"));

        Console console = Console.run("run", "file-checksums", folder.toString());

        assertHeld(console);
        assertThat(console.out()).contains("3 files, 11 bytes, 2 lines");
    }

    @Test
    void fileChecksumsOfTheProjectsOwnSources() {
        Console console = Console.run("run", "file-checksums");

        assertHeld(console);
        assertThat(console.out()).containsPattern("(?m)^\\d{2,} files, \\d+ bytes, \\d+ lines$");
    }

    @Test
    void fileChecksumsOfAFolderThatIsNone(@TempDir Path folder) {
        Console console =
                Console.run("run", "file-checksums", folder.resolve("absent").toString());

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains("absent is not a folder");
    }

    @Tag("slow")
    @Test
    void eachBrokenDocumentCostsOneErrorOfItsOwn() {
        Console console = Console.run("run", "document-texts");

        assertHeld(console);
        assertThat(console.out().lines())
                .anyMatch(line -> line.matches("letter\\.pdf +\"A letter\", pages: 1, words: 5"))
                .anyMatch(line -> line.matches("minutes\\.pdf +\"Minutes\", pages: 2, words: 7"))
                .anyMatch(line -> line.matches("prices\\.pdf +\"Prices\", pages: 1, words: 6"))
                .anyMatch(line -> line.matches("noise\\.pdf +TaskFailedException: .*Missing root object.*"))
                .anyMatch(line -> line.matches("cut-off\\.pdf +TaskFailedException: .*Page tree root.*"))
                .anyMatch(line -> line.matches("locked\\.pdf +TaskFailedException: .*password is incorrect.*"))
                .anyMatch(line -> line.matches("too-deep\\.pdf +TaskFailedException: .*StackOverflowError.*"))
                .anyMatch(line -> line.matches("bomb\\.pdf +TaskFailedException: .*OutOfMemoryError.*"))
                .anyMatch(line -> line.matches("endless\\.pdf +TaskTimeoutException: .*limit of 15 s.*"));
    }

    @Tag("slow")
    @Test
    void documentTextsOfAFolder(@TempDir Path folder) throws Exception {
        try (ShippedFiles shipped = new ShippedFiles("documents", List.of("letter.pdf", "noise.pdf"))) {
            for (Path file : shipped.files()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("other.txt"), "no document");

        Console console = Console.run("run", "document-texts", folder.toString());

        assertHeld(console);
        assertThat(console.out())
                .contains("letter.pdf", "noise.pdf", "every document has its text or its error")
                .doesNotContain("other.txt");
    }

    @Tag("slow")
    @Test
    void mandelbrotGoesIntoTheReport(@TempDir Path folder) {
        Path report = folder.resolve("report.html");
        Console console = Console.run("run", "mandelbrot", "--workers", "2", "--report", report.toString());

        assertHeld(console);
        assertThat(console.out()).contains("384 tiles of 2500 pixels", "every pixel is as one thread");
        assertThat(report).content().contains("data:image/png;base64,", "Tiles painted by each worker");
    }

    @Test
    void wordCountsOfTheTextsThatComeWithThem() {
        Console console = Console.run("run", "word-counts");

        assertHeld(console);
        assertThat(console.out()).contains("4 files, 500 words, 195 different ones", "     53  the");
    }

    @Test
    void wordCountsOfAFolder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("one.txt"), "a b a");
        Files.writeString(folder.resolve("two.md"), "B c");

        Console console = Console.run("run", "word-counts", folder.toString());

        assertHeld(console);
        assertThat(console.out()).contains("2 files, 5 words, 3 different ones", "      2  a", "      2  b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"document-texts", "word-counts", "file-checksums"})
    void aFolderWithNothingToReadIsTold(String name, @TempDir Path folder) {
        Console console = Console.run("run", name, folder.toString());

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains("files here; name a folder that has some");
    }

    private static void assertHeld(Console console) {
        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("checked: ");
    }
}
