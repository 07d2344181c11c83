package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortTraceTest {
    @Test
    void framesOfAllRoomsAreLeftOut() throws Exception {
        Path classes = Path.of(ShortTrace.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(ShortTrace.ROOMS).containsExactlyElementsOf(roomsIn(classes.resolve("io/github/processpool/core")));
    }

    private static Iterable<String> roomsIn(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isDirectory)
                    .map(directory -> directory.getFileName() + ".")
                    .sorted()
                    .toList();
        }
    }
}
