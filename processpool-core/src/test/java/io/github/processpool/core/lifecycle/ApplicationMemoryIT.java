package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.Worker;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedIntArray;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that has too little memory for what its calls bring: a call fails, and neither the pool nor a worker. */
@ExtendWith(NoLeaks.class)
@SuppressWarnings("FutureReturnValueIgnored") // that is the point
class ApplicationMemoryIT {
    private static final int MEGABYTE = 1 << 20;
    private static final int MANY = 300;

    static byte[] bytes(int length) {
        return new byte[length];
    }

    static int lengthOf(byte[] array) {
        return array.length;
    }

    static int leave() {
        System.exit(3);
        return 0;
    }

    static String text(int length) {
        return "x".repeat(length);
    }

    static int fail(int item) {
        throw new IllegalStateException("no column 'price' in row " + item);
    }

    static int failAtLength(int item) {
        throw new IllegalStateException(item + "x".repeat(MEGABYTE));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<Integer> megabytes() {
        return Collections.nCopies(MANY, MEGABYTE);
    }

    /** A call for whose results the application has no memory. */
    enum TooMuch {
        RESULTS {
            @Override
            Object call(Pool pool) {
                return pool.map(ApplicationMemoryIT::bytes, megabytes());
            }
        },
        TEXTS {
            @Override
            Object call(Pool pool) {
                return pool.map(ApplicationMemoryIT::text, megabytes());
            }
        },
        OUTCOMES {
            @Override
            Object call(Pool pool) {
                return pool.mapSettled(ApplicationMemoryIT::bytes, megabytes());
            }
        },
        OUTCOMES_THAT_ARE_FAILURES {
            @Override
            Object call(Pool pool) {
                return pool.mapSettled(ApplicationMemoryIT::failAtLength, numbers(MANY));
            }
        },
        ONE_ARRAY {
            @Override
            Object call(Pool pool) {
                return pool.apply(ApplicationMemoryIT::bytes, MANY * MEGABYTE);
            }
        },
        ONE_TEXT {
            @Override
            Object call(Pool pool) {
                return pool.apply(ApplicationMemoryIT::text, MANY / 2 * MEGABYTE);
            }
        },
        ONE_LATER {
            @Override
            Object call(Pool pool) {
                return pool.applyAsync(ApplicationMemoryIT::bytes, MANY * MEGABYTE)
                        .join();
            }
        },
        STREAM {
            @Override
            Object call(Pool pool) {
                List<byte[]> kept = new ArrayList<>();
                try (Stream<byte[]> results = pool.imap(ApplicationMemoryIT::bytes, megabytes())) {
                    results.forEach(kept::add);
                } catch (OutOfMemoryError e) { // the consumer's own thread may be the one that finds none
                    kept.clear();
                    throw new ProcessPoolException("no memory for what the consumer keeps", e);
                }
                return kept;
            }
        },
        CALLBACK {
            @Override
            Object call(Pool pool) {
                CompletableFuture<Throwable> told = new CompletableFuture<>();
                AsyncResult<List<byte[]>> result = pool.mapAsync(ApplicationMemoryIT::bytes, megabytes());
                result.onFailure(told::complete);
                if (told.join() instanceof ProcessPoolException failure) {
                    throw failure;
                }
                return result;
            }
        };

        abstract Object call(Pool pool);
    }

    /** Makes a call, and then another. */
    static final class Application {
        private Application() {}

        public static void main(String[] args) {
            try (Pool pool = Pool.create(2)) {
                System.out.println(
                        "first: " + outcome(() -> TooMuch.valueOf(args[0]).call(pool)));
                System.out.println("then: " + pool.map(Jobs::square, List.of(1, 2, 3)));
                System.out.println("restarts: " + pool.stats().restarts());
            }
            System.out.println("closed");
        }
    }

    private static String outcome(Callable<?> call) {
        try {
            return "result " + call.call().getClass().getSimpleName();
        } catch (Exception | OutOfMemoryError e) {
            return e.getClass().getSimpleName()
                    + (e instanceof ProcessPoolException failure ? " of " + failure.index() : "") + " with cause "
                    + (e.getCause() == null ? null : e.getCause().getClass().getSimpleName());
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void aCallThatBringsTooMuchFailsAndNothingElseDoes(TooMuch what, @TempDir Path dir) throws Exception {
        assertThat(Program.linesOf("-Xmx96m", Application.class, dir, what.name()))
                .containsSubsequence(
                        "first: ProcessPoolException of -1 with cause OutOfMemoryError",
                        "then: [1, 4, 9]",
                        "restarts: 0",
                        "closed");
    }

    /** Asks the application for more than any heap has when it is hashed there. */
    record Gluttonous(int number) {
        @Override
        public int hashCode() {
            return number != 3 || Worker.isWorker() ? number : new long[100][Integer.MAX_VALUE - 8].length;
        }
    }

    static Set<Gluttonous> set(int number) {
        return new HashSet<>(Set.of(new Gluttonous(number)));
    }

    /** Has a map one of whose results can't be made. */
    static final class OneOfMany {
        private OneOfMany() {}

        public static void main(String[] args) {
            try (Pool pool = Pool.create(1)) {
                for (Outcome<Set<Gluttonous>> outcome :
                        pool.withChunkSize(5).mapSettled(ApplicationMemoryIT::set, numbers(5))) {
                    System.out.println(outcome(outcome::orThrow));
                }
                System.out.println("restarts: " + pool.stats().restarts());
            }
        }
    }

    @Test
    void oneResultThatAsksForMoreThanThereIsFailsAlone(@TempDir Path dir) throws Exception {
        assertThat(Program.linesOf("-Xmx96m", OneOfMany.class, dir))
                .containsExactly(
                        "result HashSet",
                        "result HashSet",
                        "result HashSet",
                        "EncodingException of 3 with cause EncodingException",
                        "result HashSet",
                        "restarts: 0");
    }

    /** Runs a map whose items all fail, with more failures than fit into memory. */
    static final class Failing {
        private Failing() {}

        public static void main(String[] args) {
            try (Pool pool = Pool.create(2)) {
                System.out.println("many: " + outcome(() -> pool.map(ApplicationMemoryIT::fail, numbers(20_000))));
                System.out.println(
                        "long: " + outcome(() -> pool.map(ApplicationMemoryIT::failAtLength, numbers(MANY))));
                System.out.println("each: "
                        + outcome(() -> {
                            pool.forEach(ApplicationMemoryIT::fail, numbers(20_000));
                            return "";
                        }));
                System.out.println("restarts: " + pool.stats().restarts());
            }
        }
    }

    @Tag("slow")
    @Test
    void aMapAllOfWhoseItemsFailThrowsTheFirstFailureWhateverTheOthersWouldTake(@TempDir Path dir) throws Exception {
        assertThat(Program.linesOf("-Xmx48m", Failing.class, dir))
                .containsSubsequence(
                        "many: TaskFailedException of 0 with cause IllegalStateException",
                        "long: TaskFailedException of 0 with cause IllegalStateException",
                        "each: TaskFailedException of 0 with cause IllegalStateException",
                        "restarts: 0");
    }

    /** A worker puts more into a shared map than the application has memory for. */
    static final class Sharing {
        private Sharing() {}

        public static void main(String[] args) {
            try (Pool pool = Pool.create(1);
                    Manager manager = Manager.create()) {
                Map<String, byte[]> map = manager.map();
                System.out.println("put: "
                        + outcome(() -> {
                            pool.run(() -> map.put("large", bytes(MANY * MEGABYTE)));
                            return "";
                        }));
                pool.run(() -> map.put("small", bytes(1)));
                System.out.println(
                        "holds " + map.keySet() + ", restarts: " + pool.stats().restarts());
            }
        }
    }

    @Tag("slow")
    @Test
    void aSharedObjectThatIsGivenTooMuchRefusesIt(@TempDir Path dir) throws Exception {
        assertThat(Program.linesOf("-Xmx96m", Sharing.class, dir))
                .containsSubsequence(
                        "put: TaskFailedException of -1 with cause EncodingException", "holds [small], restarts: 0");
    }

    /** Has used up all memory outside the heap, as network libraries may have, and then makes and uses a pool. */
    static final class WithoutDirectMemory {
        private static final int LENGTH = 3 * MEGABYTE; // more than a pipe takes

        private WithoutDirectMemory() {}

        public static void main(String[] args) throws Exception {
            ByteBuffer all = ByteBuffer.allocateDirect(4 * MEGABYTE);
            try (Pool pool = Pool.create(2)) {
                System.out.println(
                        "map: " + outcome(() -> pool.map(ApplicationMemoryIT::bytes, List.of(LENGTH, LENGTH))));
                System.out.println(
                        "apply: " + outcome(() -> pool.apply(ApplicationMemoryIT::lengthOf, new byte[LENGTH])));
                System.out.println("lost: " + outcome(() -> pool.apply(ApplicationMemoryIT::leave)));
                System.out.println("then: " + pool.map(Jobs::square, List.of(1, 2, 3)));
                System.out.println("array: " + sharedArray(pool));
                System.out.println(
                        "known: " + pool.stats().perWorker().stream().anyMatch(worker -> worker.residentBytes() > 0));
            }
            System.out.println("closed, and of " + all.capacity() + " bytes there is none: " + !isThereAny());
        }

        private static int sharedArray(Pool pool) {
            try (SharedIntArray array = SharedIntArray.create(100_000)) {
                pool.run(() -> array.set(99_999, 7));
                return array.get(99_999);
            }
        }

        private static boolean isThereAny() {
            try {
                return ByteBuffer.allocateDirect(1).isDirect();
            } catch (OutOfMemoryError e) {
                return false;
            }
        }
    }

    @Test
    void aPoolNeedsNoDirectMemory(@TempDir Path dir) throws Exception {
        assertThat(Program.linesOf("-XX:MaxDirectMemorySize=4m", WithoutDirectMemory.class, dir))
                .containsSubsequence(
                        "map: result ArrayList",
                        "apply: result Integer",
                        "lost: WorkerCrashedException of -1 with cause null",
                        "then: [1, 4, 9]",
                        "array: 7",
                        "known: true",
                        "closed, and of 4194304 bytes there is none: true");
    }
}
