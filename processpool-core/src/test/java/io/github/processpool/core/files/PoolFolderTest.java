package io.github.processpool.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolFolderTest {
    @TempDir
    private Path temporary;

    private Path parent() {
        return temporary;
    }

    private final PoolFolder folder = new PoolFolder(this::parent);

    @AfterEach
    void nothingStaysOnceItIsDeleted() throws IOException {
        folder.delete();

        try (var files = Files.list(temporary)) {
            assertThat(files.filter(file -> file.toString().contains("processpool-")))
                    .isEmpty();
        }
        assertThatThrownBy(folder::path).isInstanceOf(IOException.class).hasMessageContaining("ended");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void nothingIsMadeBeforeItIsNeeded() throws IOException {
        try (var files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void folderAndLockBelongToTheUserAlone() throws IOException {
        Path made = folder.path();

        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(PrivateDirectory.lockOf(made))).isEqualTo("rw-------");
        assertThat(folder.path()).isEqualTo(made);
    }

    @Test
    void whatWasRemovedIsMadeAgainInItsPlace() throws IOException {
        Path made = folder.path();
        PrivateDirectory.deleteWithLock(made);

        assertThat(folder.path()).isEqualTo(made);
        assertThat(made).isDirectory();
        assertThat(PrivateDirectory.lockOf(made)).exists();
    }

    @Test
    void lockThatAloneWasRemovedIsMadeAgain() throws IOException {
        Path made = folder.path();
        Files.delete(PrivateDirectory.lockOf(made));

        assertThat(folder.path()).isEqualTo(made);
        assertThat(PrivateDirectory.lockOf(made)).exists();
    }

    @Test
    void folderThatAloneWasRemovedIsMadeAgain() throws IOException {
        Path made = folder.path();
        Files.delete(made);

        assertThat(folder.path()).isEqualTo(made);
        assertThat(made).isDirectory();
    }

    @Test
    void linkInItsPlaceIsNotUsed(@TempDir Path elsewhere) throws IOException {
        Path made = folder.path();
        Files.delete(made);
        Files.createSymbolicLink(made, elsewhere);

        Path another = folder.path();

        assertThat(another).isNotEqualTo(made).isDirectory();
        assertThat(permissions(another)).isEqualTo("rwx------");
        Files.delete(made);
    }

    @Test
    void folderThatOthersCanEnterIsNotUsedAnyMore() throws IOException {
        Path made = folder.path();
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(folder.path()).isNotEqualTo(made);
        Files.delete(made);
    }

    @Test
    void namesThatAreTakenAreLeftAlone() throws IOException {
        String next = OwnNames.nextFolder();
        int number = Integer.parseInt(next.substring(next.lastIndexOf('-') + 1));
        String start = next.substring(0, next.lastIndexOf('-') + 1);
        Path taken = Files.createDirectory(temporary.resolve(start + (number + 1)));
        Path alsoTaken = Files.createFile(temporary.resolve(start + (number + 2) + ".lock"));

        assertThat(folder.path())
                .isNotIn(taken, temporary.resolve(start + (number + 2)))
                .isDirectory();

        Files.delete(taken);
        Files.delete(alsoTaken);
    }

    @Test
    void folderIsMadeOnceForAllWhoNeedItAtTheSameTime() {
        Set<Path> made = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 100).parallel().forEach(i -> {
            try {
                made.add(folder.path());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(made).hasSize(1);
    }

    @Test
    void failureNamesTheFolderAndSaysWhatToDo() throws IOException {
        Path missing = temporary.resolve("not-there");
        PoolFolder homeless = new PoolFolder(() -> missing);

        assertThatThrownBy(homeless::path)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("java.io.tmpdir");
        Files.createDirectory(missing);
        assertThat(homeless.path()).as("as soon as it can be made").isDirectory();
        homeless.delete();
    }
}
