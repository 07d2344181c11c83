package io.github.processpool.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressMarkTest {
    @TempDir
    private Path folder;

    @Test
    void theParentSeesHowManyItemsOfAChunkTheWorkerHasStarted() throws IOException {
        Path file = folder.resolve("mark");
        ProgressMark parents = ProgressMark.create(file);
        ProgressMark workers = ProgressMark.open(file);

        assertThat(parents.started(1)).isZero();
        workers.set(1, 5);
        assertThat(parents.started(1)).isEqualTo(5);
    }

    @Test
    void aChunkThatTheWorkerNeverCameToHasNotStarted() throws IOException {
        Path file = folder.resolve("mark");
        ProgressMark parents = ProgressMark.create(file);
        ProgressMark.open(file).set(1, 5);

        assertThat(parents.started(2)).isZero();
    }

    @Test
    void countsToTheLargestChunkAndBeyondFourThousandMillionChunks() throws IOException {
        Path file = folder.resolve("mark");
        ProgressMark parents = ProgressMark.create(file);
        ProgressMark workers = ProgressMark.open(file);

        workers.set(0xFFFF_FFFFL, Integer.MAX_VALUE);
        assertThat(parents.started(0xFFFF_FFFFL)).isEqualTo(Integer.MAX_VALUE);
        workers.set(0x1_0000_0001L, 3);
        assertThat(parents.started(0x1_0000_0001L)).isEqualTo(3);
    }

    @Test
    void itsFileIsGoneOnceTheWorkerHasMappedIt() throws IOException {
        Path file = folder.resolve("mark");
        ProgressMark.create(file);

        ProgressMark.open(file);

        assertThat(file).doesNotExist();
    }
}
