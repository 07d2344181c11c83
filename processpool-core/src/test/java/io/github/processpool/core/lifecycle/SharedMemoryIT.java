package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.shared.SharedByteArray;
import io.github.processpool.shared.SharedLongArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shared arrays where memory, room on the disk or descriptors run out. */
class SharedMemoryIT {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final List<String> FEW_DESCRIPTORS = List.of("sh", "-c", "ulimit -n 200; exec \"$@\"", "sh");

    private static void fill(SharedLongArray array) {
        for (int i = 0; i < array.length(); i += 512) {
            array.set(i, i);
        }
        array.getAndAdd(array.length() - 1, 1);
    }

    private static void print(Object what) {
        System.out.println(what);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Two arrays, for only one of which there is room in memory. */
    static final class TwoArrays {
        private TwoArrays() {}

        public static void main(String[] args) throws IOException {
            try (SharedLongArray first = SharedLongArray.create(5_000_000);
                    SharedLongArray second = SharedLongArray.create(5_000_000)) {
                fill(first);
                fill(second);
                print("both written, left: " + files(MEMORY));
            }
        }
    }

    @Test
    void arrayForWhichThereIsNoRoomInMemoryLiesElsewhere(@TempDir Path dir) throws Exception {
        assumeThat(Mounts.areAllowed()).isTrue();
        try (Program program = Program.startBy(Mounts.small("64m", MEMORY), TwoArrays.class, dir)) {
            assertThat(program.exitCode()).as(program.output()).isZero();

            assertThat(program.output()).contains("both written, left: []");
            assertThat(program.leftovers()).isEmpty();
        }
    }

    /** As many arrays as there is room for, and what is left when there is none. */
    static final class NoRoom {
        private NoRoom() {}

        public static void main(String[] args) throws IOException {
            Path small = Path.of(args[0]);
            System.setProperty("java.io.tmpdir", small.toString());
            List<SharedByteArray> arrays = new ArrayList<>();
            Throwable failure = null;
            while (failure == null) {
                failure = catchThrowable(() -> arrays.add(SharedByteArray.create(3 << 20)));
            }
            print(arrays.size() + " fit, then " + failure);
            print("left: " + files(MEMORY) + files(small));
            for (SharedByteArray array : arrays) {
                for (int i = 0; i < array.length(); i++) {
                    array.set(i, (byte) 1);
                }
                array.close();
            }
            SharedByteArray.create(3 << 20).close();
            print("and again");
        }
    }

    @Tag("slow")
    @Test
    void whereThereIsNoRoomAnyMoreTheArrayIsRefusedAndNothingStaysOfIt(@TempDir Path dir) throws Exception {
        Path small = Files.createDirectory(dir.resolve("small"));
        assumeThat(Mounts.areAllowed()).isTrue();
        try (Program program =
                Program.startBy(Mounts.small("8m", MEMORY, small), NoRoom.class, dir, small.toString())) {
            assertThat(program.exitCode()).as(program.output()).isZero();

            assertThat(program.output())
                    .contains("4 fit, then " + ProcessPoolException.class.getName())
                    .contains(MEMORY.toString())
                    .contains(small.toString())
                    .contains("Close arrays that are not needed any more")
                    .contains("left: [][]")
                    .contains("and again");
        }
    }

    /** Arrays that are never closed: first unreachable ones, then reachable ones. */
    static final class NeverClosed {
        private NeverClosed() {}

        public static void main(String[] args) {
            for (int i = 0; i < 1_000; i++) {
                SharedLongArray array = SharedLongArray.create(10);
                array.set(9, i);
                assertThat(array.get(9) + array.get(0)).isEqualTo(i);
            }
            print("1000 made");
            List<SharedLongArray> held = new ArrayList<>();
            Throwable failure = null;
            while (failure == null) {
                failure = catchThrowable(() -> held.add(SharedLongArray.create(10)));
            }
            print(failure);
            held.forEach(SharedLongArray::close);
            print(SharedLongArray.create(10).get(9));
        }
    }

    @Tag("slow")
    @Test
    void descriptorsOfArraysThatNobodyHasAnyMoreAreCollected(@TempDir Path dir) throws Exception {
        try (Program program = Program.startBy(FEW_DESCRIPTORS, NeverClosed.class, dir)) {
            assertThat(program.exitCode()).as(program.output()).isZero();

            assertThat(program.output())
                    .contains("1000 made")
                    .contains(ProcessPoolException.class.getName())
                    .contains("a file descriptor")
                    .contains("Close arrays that are not needed any more, best with try-with-resources")
                    .endsWith("0\n");
        }
    }
}
