package io.github.processpool.examples;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordCountsTest {
    @TempDir
    Path folder;

    @Test
    void wordsAreCountedWhateverTheirCase() throws Exception {
        Path file = Files.writeString(folder.resolve("text"), "The cat, the dog:\nthe dog's tail. 42 \u00c4pfel\n");

        assertThat(WordCounts.count(file))
                .containsOnly(
                        entry("the", 3L),
                        entry("cat", 1L),
                        entry("dog", 1L),
                        entry("dog's", 1L),
                        entry("tail", 1L),
                        entry("\u00e4pfel", 1L));
    }

    @Test
    void bytesThatAreNoTextEndNothing() throws Exception {
        Path file = Files.write(folder.resolve("bytes"), new byte[] {'a', ' ', (byte) 0xff, ' ', 'a'});

        assertThat(WordCounts.count(file)).containsOnly(entry("a", 2L));
    }
}
