package io.github.processpool.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFileTest {
    @TempDir
    private Path dir;

    private Path path() {
        return dir.resolve("held");
    }

    @Test
    void nameThatIsTakenIsRefused() throws IOException {
        Files.createFile(path());

        assertThatThrownBy(() -> HeldFile.create(path())).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void fileThatWasSweptBeforeItWasLockedIsNotTakenForHeld() throws IOException {
        try (HeldFile held = HeldFile.create(path())) {
            Files.delete(path());

            assertThatThrownBy(held::lock).isInstanceOf(FileAlreadyExistsException.class);
        }
    }

    @Test
    void anotherFileOfItsNameIsNotItsOwn() throws IOException {
        try (HeldFile held = HeldFile.create(path())) {
            held.lock();
            assertThat(held.hasItsName()).isTrue();
            Files.delete(path());
            Files.createFile(path());

            assertThat(held.hasItsName()).isFalse();
        }
        assertThat(path()).as("it is somebody else's").exists();
    }

    @Test
    void nothingStaysOfOneThatIsLetGo() throws IOException {
        HeldFile held = HeldFile.create(path());
        held.lock();
        held.close();

        assertThat(path()).doesNotExist();
        assertThat(held.channel().isOpen()).isFalse();
    }
}
