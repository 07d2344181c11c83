package io.github.processpool.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressMarkTest {
    @TempDir
    private Path folder;

    private ProgressMark parents;
    private ProgressMark workers;

    @BeforeEach
    void open() throws IOException {
        Path file = folder.resolve("mark");
        parents = ProgressMark.create(file);
        workers = ProgressMark.open(file);
    }

    @AfterEach
    void close() throws IOException {
        parents.close();
        workers.close();
    }

    @Test
    void theParentSeesHowManyItemsOfAChunkTheWorkerHasStarted() throws IOException {
        assertThat(parents.started(1)).isZero();
        workers.set(1, 5);
        assertThat(parents.started(1)).isEqualTo(5);
    }

    @Test
    void aChunkThatTheWorkerNeverCameToHasNotStarted() throws IOException {
        workers.set(1, 5);

        assertThat(parents.started(2)).isZero();
    }

    @Test
    void aChunkBehindWhichTheWorkerHasComeHasStartedToItsEnd() throws IOException {
        workers.set(6, 1);

        assertThat(parents.started(5)).isEqualTo(Integer.MAX_VALUE);
        workers.set(0x1_0000_0001L, 1);
        assertThat(parents.started(0xFFFF_FFFFL)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void countsToTheLargestChunkAndBeyondFourThousandMillionChunks() throws IOException {
        workers.set(0xFFFF_FFFFL, Integer.MAX_VALUE);
        assertThat(parents.started(0xFFFF_FFFFL)).isEqualTo(Integer.MAX_VALUE);
        workers.set(0x1_0000_0001L, 3);
        assertThat(parents.started(0x1_0000_0001L)).isEqualTo(3);
    }

    @Test
    void theParentSeesItAlsoWhenTheWorkerMapsTheFileForManyItems() throws IOException {
        workers.set(7, 1);
        workers.expect(Integer.MAX_VALUE);
        assertThat(parents.started(7)).isEqualTo(1);

        waitUntilMapped();
        workers.set(8, 0x0102_0304);
        assertThat(parents.started(8)).isEqualTo(0x0102_0304);
        workers.expect(1);
        workers.set(8, 0x0102_0305);
        assertThat(parents.started(8)).isEqualTo(0x0102_0305);
    }

    @Test
    void anInterruptDoesNotKeepTheWorkerFromMapping() throws IOException {
        Thread.currentThread().interrupt();
        workers.expect(Integer.MAX_VALUE);
        workers.set(1, 5);
        assertThat(Thread.interrupted()).isTrue();

        waitUntilMapped();
        workers.set(1, 6);
        assertThat(parents.started(1)).isEqualTo(6);
    }

    /** Afterwards marks are still set, though the file is closed: only its memory is left. */
    private void waitUntilMapped() throws IOException {
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("processpool-worker-mark")));
        workers.close();
    }

    @Test
    void aWorkerOpensNoMarkThatItsParentDoesNotHave() {
        assertThatThrownBy(() -> ProgressMark.open(folder.resolve("other"))).isInstanceOf(IOException.class);
    }

    @Test
    void whatTheWorkerHasMarkedStaysWhenItIsGone() throws IOException {
        workers.set(1, 5);
        workers.close();

        assertThat(parents.started(1)).isEqualTo(5);
    }

    @Test
    void aMarkThatIsClosedCanNotBeReadAsIfNothingHadStarted() throws IOException {
        parents.close();

        assertThatThrownBy(() -> parents.started(1)).isInstanceOf(IOException.class);
    }

    @Test
    void itsFileIsGoneOnceTheWorkerHasOpenedIt() {
        assertThat(folder.resolve("mark")).doesNotExist();
    }
}
