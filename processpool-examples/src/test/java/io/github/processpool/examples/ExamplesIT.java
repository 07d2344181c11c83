package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static void assertHeld(Console console) {
        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).contains("checked: ");
    }
}
