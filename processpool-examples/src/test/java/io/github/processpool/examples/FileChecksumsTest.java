package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.examples.FileChecksums.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChecksumsTest {

    @Test
    void aSummaryHasTheLengthTheLineFeedsAndTheChecksum(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("abc"), "abc");

        assertThat(FileChecksums.summarize(file))
                .isEqualTo(new Summary(file, 3, 0, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    void aLargeFileIsReadToItsEnd(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("large"), "line\n".repeat(100_000));

        Summary summary = FileChecksums.summarize(file);

        assertThat(summary.bytes()).isEqualTo(500_000);
        assertThat(summary.lines()).isEqualTo(100_000);
    }
}
