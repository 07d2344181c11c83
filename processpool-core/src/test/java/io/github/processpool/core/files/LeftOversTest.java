package io.github.processpool.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is swept where no process holds a lock; what a living one holds is in {@code LeftOversIT}. */
class LeftOversTest {
    private static final String DEAD = "processpool-4711-abc-1";

    @TempDir
    private Path home;

    private Path temporary;

    @BeforeEach
    void makeTemporary() throws IOException {
        temporary = Files.createDirectory(home.resolve("tmp"));
    }

    private void sweep() {
        LeftOvers.sweep(List.of(home.resolve("missing"), temporary), home);
    }

    private Path folder(String name, String permissions) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        Files.createFile(folder.resolve("progress-1"));
        return permit(folder, permissions);
    }

    private Path file(String name, String permissions) throws IOException {
        return permit(Files.createFile(temporary.resolve(name)), permissions);
    }

    private static Path permit(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void folderOfADeadJvmGoesWithWhatIsInItAndWithItsLock() throws IOException {
        Path folder = folder(DEAD, "rwx------");
        Path lock = file(DEAD + ".lock", "rw-------");

        sweep();

        assertThat(folder).doesNotExist();
        assertThat(lock).doesNotExist();
    }

    @Test
    void lockWhoseFolderWasNeverMadeGoes() throws IOException {
        Path lock = file(DEAD + ".lock", "rw-------");

        sweep();

        assertThat(lock).doesNotExist();
    }

    @Test
    void fileOfASharedArrayThatNobodyHoldsGoes() throws IOException {
        Path memory = file("processpool-4711-abc-2.memory", "rw-------");

        sweep();

        assertThat(memory).doesNotExist();
    }

    @Test
    void whatHasNoLockIsLeftAlone() throws IOException {
        Path folder = folder(DEAD, "rwx------");

        sweep();

        assertThat(folder).isNotEmptyDirectory();
    }

    @Test
    void whatOthersMayTouchIsLeftAlone() throws IOException {
        Path folder = folder(DEAD, "rwxr-xr-x");
        file(DEAD + ".lock", "rw-------");
        Path other = folder("processpool-4711-abc-3", "rwx------");
        Path otherLock = file("processpool-4711-abc-3.lock", "rw-r--r--");

        sweep();

        assertThat(folder).isNotEmptyDirectory();
        assertThat(other).isNotEmptyDirectory();
        assertThat(otherLock).exists();
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Path elsewhere = permit(Files.createDirectory(home.resolve("elsewhere")), "rwx------");
        Path precious = permit(Files.createFile(elsewhere.resolve("precious")), "rw-------");
        Files.createSymbolicLink(temporary.resolve(DEAD), elsewhere);
        file(DEAD + ".lock", "rw-------");
        folder("processpool-4711-abc-5", "rwx------");
        Path link = Files.createSymbolicLink(temporary.resolve("processpool-4711-abc-5.lock"), precious);

        sweep();

        assertThat(precious).exists();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void otherNamesAreLeftAlone() throws IOException {
        Path folder = folder("somebody-elses", "rwx------");
        Path lock = file("somebody-elses.lock", "rw-------");
        Path similar = file("processpool.lock", "rw-------");

        sweep();

        assertThat(folder).exists();
        assertThat(lock).exists();
        assertThat(similar).exists();
    }

    @Test
    void whatThisJvmHasMadeIsLeftAloneWhicheverCopyOfTheLibraryDidIt() throws IOException {
        String own = OwnNames.nextFolder();
        Path folder = folder(own, "rwx------");
        Path lock = file(own + ".lock", "rw-------");

        sweep();

        assertThat(folder).exists();
        assertThat(lock).exists();
        assertThat(own).startsWith(System.getProperty("io.github.processpool.temporaryNames"));
    }

    @Test
    void folderThatCantBeEmptiedKeepsItsLockSoThatItIsFoundAgain() throws IOException {
        Path folder = folder(DEAD, "rwx------");
        Files.createDirectory(folder.resolve("unexpected"));
        Path lock = file(DEAD + ".lock", "rw-------");

        sweep();

        assertThat(folder.resolve("unexpected")).exists();
        assertThat(lock).exists();
    }

    @Test
    void oneThatCantBeRemovedDoesNotKeepOthers() throws IOException {
        Path stubborn = folder(DEAD, "rwx------");
        Files.createDirectory(stubborn.resolve("unexpected"));
        file(DEAD + ".lock", "rw-------");
        for (int i = 10; i < 20; i++) {
            folder("processpool-4711-abc-" + i, "rwx------");
            file("processpool-4711-abc-" + i + ".lock", "rw-------");
        }

        sweep();

        try (var left = Files.list(temporary)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(DEAD, DEAD + ".lock");
        }
    }
}
