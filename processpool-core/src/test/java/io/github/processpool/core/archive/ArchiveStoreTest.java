package io.github.processpool.core.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveStoreTest {
    @TempDir
    private Path home;

    private Path folder() {
        return home.resolve("caches").resolve("processpool");
    }

    private ArchiveStore open() throws IOException {
        return ArchiveStore.open(folder(), home);
    }

    private Path publish(String key, String content) throws IOException {
        ArchiveStore store = open();
        Path draft = store.draft();
        Files.writeString(draft, content);
        return store.publish(draft, key);
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void anArchiveIsFoundByItsKeyAndOnlyByThat() throws IOException {
        Path one = publish("one", "content");

        assertThat(open().find("one")).isEqualTo(one).hasContent("content");
        assertThat(open().find("two")).isNull();
        assertThat(open().find("on")).isNull();
    }

    @Test
    void onlyTheUserCanEnterTheFolderAndReadTheFiles() throws IOException {
        Path file = publish("one", "content");

        assertThat(permissions(folder())).isEqualTo("rwx------");
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNotWhatWasPublishedIsRemoved() throws IOException {
        Path file = publish("one", "content");
        Files.writeString(file, "!", StandardOpenOption.APPEND);

        assertThat(open().find("one")).isNull();
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatOthersMayWriteToIsRemoved() throws IOException {
        Path file = publish("one", "content");
        permit(file, "rw--w----");

        assertThat(open().find("one")).isNull();
        assertThat(file).doesNotExist();
    }

    @Test
    void aLinkToASoundFileIsRemoved() throws IOException {
        Path file = publish("one", "content");
        Path elsewhere = Files.move(file, home.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);

        assertThat(open().find("one")).isNull();
        assertThat(file).doesNotExist();
        assertThat(elsewhere).exists();
    }

    @Test
    void aFolderThatOthersMayWriteToIsNotUsed() throws IOException {
        publish("one", "content");
        permit(folder(), "rwxrwx---");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining(folder().toString());
    }

    @Test
    void aLinkInTheFoldersPlaceIsNotUsed() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createDirectory(Objects.requireNonNull(folder().getParent()));
        Files.createSymbolicLink(folder(), elsewhere);

        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }

    @Test
    void whatNobodyUsedForAMonthGoesWhenSomethingIsPublished() throws IOException {
        Path unused = publish("workers-1", "content");
        Path used = publish("workers-2", "content");
        Path draft = open().draft();
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
        Files.setLastModifiedTime(unused, longAgo);
        Files.setLastModifiedTime(used, longAgo);
        Files.setLastModifiedTime(draft, longAgo);
        assertThat(open().find("workers-2")).isEqualTo(used);

        publish("workers-3", "content");

        assertThat(unused).doesNotExist();
        assertThat(draft).doesNotExist();
        assertThat(used).exists();
    }

    @Test
    void whateverElseLiesInTheFolderStays() throws IOException {
        publish("workers-1", "content");
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(400)));
        List<Path> others = List.of(
                Files.createFile(folder().resolve("notes.txt")),
                Files.createFile(folder().resolve("photos-2020.archive")),
                Files.createFile(folder().resolve("draft-1")),
                Files.createDirectory(folder().resolve("workers-a-b.archive")),
                Files.createDirectory(folder().resolve("empty")));
        for (Path other : others) {
            Files.setLastModifiedTime(other, longAgo);
        }
        Path link = Files.createSymbolicLink(folder().resolve("workers-1-2.archive"), others.get(0));

        publish("workers-2", "content");

        assertThat(others).allSatisfy(other -> assertThat(other).exists());
        assertThat(link).isSymbolicLink();
    }

    @Test
    void foldersThatAreNotForThisUserAloneStayAsTheyAre() throws IOException {
        Path root = Path.of("/");
        String before = permissions(root);

        assertThatThrownBy(() -> ArchiveStore.open(root, home)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ArchiveStore.open(Path.of("/tmp"), home)).isInstanceOf(IOException.class);

        assertThat(permissions(root)).isEqualTo(before);
    }

    @Test
    void folderThatIsNoPathIsTold() throws IOException {
        String before = System.getProperty(StartupArchive.FOLDER_PROPERTY);
        System.setProperty(StartupArchive.FOLDER_PROPERTY, "no\0path");
        try {
            assertThatThrownBy(ArchiveStore::userFolder).isInstanceOf(IOException.class);
        } finally {
            if (before == null) {
                System.clearProperty(StartupArchive.FOLDER_PROPERTY);
            } else {
                System.setProperty(StartupArchive.FOLDER_PROPERTY, before);
            }
        }
    }
}
