package io.github.processpool.core.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedByteArray;
import io.github.processpool.shared.SharedDoubleArray;
import io.github.processpool.shared.SharedIntArray;
import io.github.processpool.shared.SharedLongArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Arrays in memory that all processes map. */
@ExtendWith(NoLeaks.class)
@SuppressWarnings("StringSplitter") // that is the point
class SharedArrayIT {
    private static final List<Integer> TASKS = IntStream.range(0, 8).boxed().toList();
    private static final int ROUNDS = 20_000;

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(4);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    @Conformance("Arrays: each type, zeroed, bounds, operations atomic between processes")
    void atomicOperationsAreExactBetweenProcesses() {
        try (SharedLongArray longs = SharedLongArray.create(3);
                SharedIntArray ints = SharedIntArray.create(3);
                SharedDoubleArray doubles = SharedDoubleArray.create(3);
                SharedByteArray bytes = SharedByteArray.create(5)) {
            pool.withChunkSize(1)
                    .forEach(
                            task -> {
                                for (int i = 0; i < ROUNDS; i++) {
                                    longs.getAndAdd(1, 1);
                                    ints.getAndAdd(2, -1);
                                    doubles.getAndAdd(0, 0.5);
                                    bytes.getAndAdd(task % 5, (byte) 1);
                                }
                            },
                            TASKS);

            assertThat(longs.get(1)).isEqualTo(8L * ROUNDS);
            assertThat(ints.get(2)).isEqualTo(-8 * ROUNDS);
            assertThat(doubles.get(0)).isEqualTo(4.0 * ROUNDS);
            assertThat(bytes.get(3)).isEqualTo((byte) ROUNDS);
            assertThat(bytes.get(0)).isEqualTo((byte) (2 * ROUNDS));
            assertThat(longs.get(0) + longs.get(2)).isZero();
        }
    }

    @Test
    @Conformance("Arrays: each type, zeroed, bounds, operations atomic between processes")
    void everyTypeIsZeroedSetAndCompared() {
        try (SharedLongArray longs = SharedLongArray.create(2);
                SharedIntArray ints = SharedIntArray.create(2);
                SharedDoubleArray doubles = SharedDoubleArray.create(2);
                SharedByteArray bytes = SharedByteArray.create(2)) {
            assertThat(longs.get(1) + ints.get(1) + doubles.get(1) + bytes.get(1))
                    .isZero();
            pool.run(() -> {
                longs.set(0, Long.MIN_VALUE);
                ints.set(0, Integer.MIN_VALUE);
                doubles.set(0, Double.NaN);
                bytes.set(0, Byte.MIN_VALUE);
            });

            assertThat(longs.compareAndSet(0, Long.MIN_VALUE, 1)).isTrue();
            assertThat(ints.compareAndSet(0, Integer.MIN_VALUE, 1)).isTrue();
            assertThat(doubles.compareAndSet(0, Double.NaN, 1)).isTrue();
            assertThat(bytes.compareAndSet(0, Byte.MIN_VALUE, (byte) 1)).isTrue();
            assertThat(pool.<Boolean>apply(() -> longs.compareAndSet(0, 2, 3)
                            || ints.compareAndSet(0, 2, 3)
                            || doubles.compareAndSet(0, 2, 3)
                            || bytes.compareAndSet(0, (byte) 2, (byte) 3)))
                    .isFalse();
        }
    }

    @Test
    @Conformance("Arrays: each type, zeroed, bounds, operations atomic between processes")
    void boundsAndLengthsAreChecked() {
        try (SharedIntArray ints = SharedIntArray.create(5);
                SharedByteArray none = SharedByteArray.create(0)) {
            assertThat(ints.length()).isEqualTo(5);
            assertThat(catchThrowable(() -> ints.get(5))).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(catchThrowable(() -> ints.set(-1, 0))).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(catchThrowable(() -> pool.run(() -> ints.getAndAdd(5, 1))))
                    .hasCauseInstanceOf(IndexOutOfBoundsException.class);
            assertThat(catchThrowable(() -> none.get(0))).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(catchThrowable(() -> SharedLongArray.create(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Conformance("Shared memory: use after close fails, and nothing is left in the file system")
    void useAfterCloseIsAnException() {
        SharedLongArray array = SharedLongArray.create(10);
        pool.run(() -> {
            array.set(1, 1);
            array.close();
        });
        assertThat(pool.<Long>apply(() -> array.get(1)))
                .as("closed in a worker, for that alone")
                .isEqualTo(1);

        array.close();
        array.close();

        assertThat(catchThrowable(() -> array.get(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(catchThrowable(() -> pool.run(() -> array.set(1, 2)))).hasMessageContaining("closed");
    }

    @Test
    @Conformance("Shared memory: use after close fails, and nothing is left in the file system")
    void nothingIsLeftInTheFileSystemEvenWhileItIsOpen() throws IOException {
        try (SharedLongArray array = SharedLongArray.create(1000)) {
            pool.run(() -> array.set(999, 1));

            assertThat(files(Path.of("/dev/shm"))).isEmpty();
            assertThat(files(Path.of(System.getProperty("java.io.tmpdir")))).isEmpty();
        }
    }

    @Test
    @Conformance("Shared memory: use after close fails, and nothing is left in the file system")
    void memoryIsUnmappedAtOnceWhereTheJdkCanDoThat() throws IOException {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(22);
        long before = mappings();
        SharedLongArray array = SharedLongArray.create(1000);
        assertThat(mappings()).isEqualTo(before + 1);

        array.close();

        assertThat(mappings()).isEqualTo(before);
    }

    private static long mappings() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains(".memory")).count();
        }
    }

    /** The JVM may collect what it can see is not used any more. */
    private static void forgetAnArray() {
        SharedLongArray forgotten = SharedLongArray.create(1000);
        forgotten.set(999, 1);
    }

    @Test
    void arrayThatNobodyHasAnyMoreIsLetGoWhenAnotherIsMade() throws IOException {
        long before = descriptors();
        forgetAnArray();
        assertThat(descriptors()).isEqualTo(before + 1);

        Awaitility.await().untilAsserted(() -> {
            System.gc();
            SharedLongArray.create(1).close();
            assertThat(descriptors()).isEqualTo(before);
        });
    }

    private static long descriptors() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(SharedArrayIT::isMemory).count();
        }
    }

    private static boolean isMemory(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains(".memory");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    private static void putAnArrayInto(List<SharedLongArray> list) {
        SharedLongArray array = SharedLongArray.create(1000);
        array.set(999, 42);
        list.add(array);
    }

    static long lastOfTheFirst(List<SharedLongArray> list) {
        return list.get(0).get(999);
    }

    @Test
    void arrayThatOthersWereGivenStaysThoughItsMakerForgetsIt() {
        try (Manager manager = Manager.create()) {
            List<SharedLongArray> list = manager.list();
            putAnArrayInto(list);

            System.gc();
            SharedLongArray.create(1).close();

            assertThat(pool.<List<SharedLongArray>, Long>apply(SharedArrayIT::lastOfTheFirst, list))
                    .isEqualTo(42);
            list.get(0).close();
        }
    }

    @Test
    void roomIsTakenBeforeAnythingIsWritten() throws Exception {
        int bytes = 4 << 20;
        try (SharedByteArray array = SharedByteArray.create(bytes)) {
            Process stat = new ProcessBuilder("stat", "-L", "-c", "%b %B", placeOfTheOnlyArray())
                    .redirectErrorStream(true)
                    .start();
            String[] told = new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");

            assertThat(array.length()).isEqualTo(bytes);
            assertThat(Long.parseLong(told[0]) * Long.parseLong(told[1])).isGreaterThanOrEqualTo(bytes);
        }
    }

    private static String placeOfTheOnlyArray() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            String own = descriptors
                    .filter(SharedArrayIT::isMemory)
                    .findAny()
                    .orElseThrow()
                    .getFileName()
                    .toString();
            return "/proc/" + ProcessHandle.current().pid() + "/fd/" + own;
        }
    }

    /** What {@code docs/security.md} says of it. Nobody touches the memory afterwards. */
    @Test
    void workerMayShortenTheFileOfAnArrayThatItWasGiven() throws Exception {
        try (SharedByteArray array = SharedByteArray.create(100_000)) {
            String place = placeOfTheOnlyArray();

            pool.run(() -> {
                assertThat(array.length()).isEqualTo(100_000);
                Files.newByteChannel(Path.of(place), StandardOpenOption.WRITE)
                        .truncate(0)
                        .close();
            });

            assertThat(Files.size(Path.of(place))).isZero();
        }
    }

    @Test
    void anInterruptIsKeptWhileAnArrayIsMadeAndMapped() {
        Thread.currentThread().interrupt();
        try (SharedLongArray array = SharedLongArray.create(10)) {
            assertThat(Thread.interrupted()).isTrue();
            pool.run(() -> {
                Thread.currentThread().interrupt();
                try (SharedLongArray own = SharedLongArray.create(10)) {
                    own.set(1, 1);
                }
                array.set(1, Thread.interrupted() ? 1 : 2);
            });

            assertThat(array.get(1)).isEqualTo(1);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".memory")).toList();
        }
    }

    static long sumInAPoolOfAWorker(SharedLongArray array) {
        try (Pool inner = Pool.create(1)) {
            return inner.apply(() -> array.get(0) + array.get(1));
        }
    }

    @Test
    void arrayIsHandedOnToAWorkerOfAWorker() {
        try (SharedLongArray array = SharedLongArray.create(2)) {
            array.set(0, 20);
            array.set(1, 22);

            assertThat(pool.apply(SharedArrayIT::sumInAPoolOfAWorker, array)).isEqualTo(42);
        }
    }

    static SharedLongArray same(SharedLongArray array) {
        return array;
    }

    @Test
    void whatComesBackIsTheVeryArray() {
        try (SharedLongArray array = SharedLongArray.create(2)) {
            assertThat(pool.apply(SharedArrayIT::same, array)).isSameAs(array);
        }
    }

    @Test
    @Conformance("Arrays: each type, zeroed, bounds, operations atomic between processes")
    void arrayOfAGibibyteWorksToItsLastElement() {
        int length = (1 << 27) + 3;
        try (SharedLongArray array = SharedLongArray.create(length)) {
            array.set((1 << 27) - 1, 1);
            pool.run(() -> array.set(length - 1, 41));

            assertThat(array.get(length - 1) + array.get((1 << 27) - 1)).isEqualTo(42);
        }
    }
}
