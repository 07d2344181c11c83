package io.github.processpool.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.RemoteTaskException;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableFunction;
import io.github.processpool.TaskFailedException;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.Gate;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure affects only its own item, and arrives unchanged. */
abstract class ErrorsContract extends PoolContract {

    // ---- what tasks throw ----

    @Test
    @Conformance(
            "What a task throws arrives with its type, message and fields, and with the line " + "of the task's source")
    void aThrownExceptionArrivesWithItsTypeMessageAndFields() {
        TaskFailedException failure = failureOf(() -> pool.apply(ErrorsContract::refuse, 7));

        assertThat(failure.index()).isEqualTo(-1);
        assertThat(failure).hasMessageContaining("Refusal").hasMessageContaining("not 7");
        assertThat(failure.getCause()).isExactlyInstanceOf(Refusal.class).hasMessage("not 7");
        assertThat(((Refusal) failure.getCause()).code).isEqualTo(7);
    }

    @Test
    @Conformance(
            "What a task throws arrives with its type, message and fields, and with the line " + "of the task's source")
    void aThrownExceptionHasTheStackTraceThatItHadInTheWorker() {
        StackTraceElement here =
                catchThrowableOfType(Refusal.class, () -> refuse(1)).getStackTrace()[0];

        Throwable cause = failureOf(() -> pool.apply(ErrorsContract::refuse, 1)).getCause();

        assertThat(cause.getStackTrace()[0])
                .extracting(
                        StackTraceElement::getClassName,
                        StackTraceElement::getMethodName,
                        StackTraceElement::getFileName,
                        StackTraceElement::getLineNumber)
                .containsExactly(here.getClassName(), "refuse", "ErrorsContract.java", here.getLineNumber());
        assertThat(printed(failureOf(() -> pool.apply(ErrorsContract::refuse, 1))))
                .contains("Caused by: " + Refusal.class.getName() + ": not 1")
                .contains("ErrorsContract.java:" + here.getLineNumber());
    }

    @Test
    void whatIsThrownShowsWhereTheCallWasMade() {
        List<Integer> items = List.of(1);
        List<Throwable> failures = List.of(
                failureOf(() -> pool.apply(ErrorsContract::refuse, 1)),
                failureOf(() -> pool.map(ErrorsContract::refuse, items)),
                failureOf(() -> pool.forEach(ErrorsContract::refuse, items)),
                failureOf(() -> pool.imap(ErrorsContract::refuse, items).toList()));

        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure.getStackTrace())
                        .extracting(StackTraceElement::getMethodName)
                        .anyMatch(method -> method.contains("whatIsThrownShowsWhereTheCallWasMade")));
    }

    @Test
    void whatStaysInTheProgramSaysSo() {
        Pool captured = pool;
        AsyncResult<Integer> result = pool.applyAsync(() -> 5);

        assertThatThrownBy(() -> pool.apply(() -> captured.workers()))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("a pool stays in the program that made it");
        assertThatThrownBy(() -> pool.apply(() -> result.join()))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("pass the value that its get() returns");
        assertThat(result.join()).isEqualTo(5);
    }

    @Test
    @Conformance("Causes, and suppressed exceptions, survive")
    void theChainOfCausesAndTheSuppressedExceptionsSurvive() {
        Throwable cause =
                failureOf(() -> pool.apply(ErrorsContract::failWithCauses, "f")).getCause();

        assertThat(cause).isExactlyInstanceOf(IllegalStateException.class).hasMessage("outer");
        assertThat(cause.getCause())
                .isExactlyInstanceOf(UncheckedIOException.class)
                .hasMessage("middle");
        assertThat(cause.getCause().getCause())
                .isExactlyInstanceOf(FileNotFoundException.class)
                .hasMessage("f")
                .hasNoCause();
        assertThat(cause.getCause().getCause().getStackTrace()[0].getMethodName())
                .isEqualTo("open");
        assertThat(cause.getSuppressed()).hasSize(1);
        assertThat(cause.getSuppressed()[0])
                .isExactlyInstanceOf(ArithmeticException.class)
                .hasMessage("beside");
    }

    @Test
    @Conformance("An immutable exception is delivered")
    void anExceptionThatTakesNoChangesArrives() {
        TaskFailedException alone = failureOf(() -> pool.apply(ErrorsContract::fail, new Frozen("stiff")));
        TaskFailedException inAMap =
                failureOf(() -> pool.map(ErrorsContract::fail, List.of(new Frozen("first"), new Frozen("second"))));

        assertThat(alone.getCause()).isExactlyInstanceOf(Frozen.class).hasMessage("stiff");
        assertThat(inAMap.getCause()).isExactlyInstanceOf(Frozen.class).hasMessage("first");
        assertThat(inAMap.getSuppressed()).hasSize(1);
        assertThat(inAMap.getSuppressed()[0].getCause()).hasMessage("second");
    }

    @Test
    void anExceptionOfALibraryThatTheCallDoesNotMentionArrives() {
        // It lives in another jar than this class.
        TaskFailedException failure = failureOf(() -> pool.apply(() -> {
            throw new ConditionTimeoutException("too late");
        }));

        assertThat(failure.getCause())
                .isExactlyInstanceOf(ConditionTimeoutException.class)
                .hasMessage("too late");
        assertThat(failure.getCause().getStackTrace()[0].getFileName()).isEqualTo("ErrorsContract.java");
    }

    /** Says what does not travel. */
    static final class Unsendable extends RuntimeException {
        private final transient Object what;

        Unsendable(Object what) {
            this.what = what;
        }

        @Override
        public String getMessage() {
            return "too " + what;
        }
    }

    @Test
    void anExceptionThatCannotBeRebuiltArrivesAsItsDescription() {
        TaskFailedException failure = failureOf(() -> pool.apply(() -> {
            throw new Unsendable("late");
        }));

        assertThat(failure.getCause()).isInstanceOf(RemoteTaskException.class).hasMessage("too late");
        assertThat(((RemoteTaskException) failure.getCause()).className()).isEqualTo(Unsendable.class.getName());
        assertThat(failure.getCause().getStackTrace()[0].getFileName()).isEqualTo("ErrorsContract.java");
    }

    @Test
    @Conformance("An exception that a task returns is a value")
    void aReturnedExceptionIsAValue() throws Exception {
        SerializableFunction<Integer, RuntimeException> make = i -> new IllegalStateException("number " + i);

        RuntimeException one = pool.apply(make, 1);
        List<RuntimeException> mapped = pool.map(make, numbers(3));
        List<Outcome<RuntimeException>> settled = pool.mapSettled(make, numbers(2));
        List<RuntimeException> streamed;
        try (Stream<RuntimeException> stream = pool.imap(make, numbers(2))) {
            streamed = stream.toList();
        }
        AsyncResult<RuntimeException> async = pool.applyAsync(make, 5);

        assertThat(one).isExactlyInstanceOf(IllegalStateException.class).hasMessage("number 1");
        assertThat(mapped).extracting(Throwable::getMessage).containsExactly("number 0", "number 1", "number 2");
        assertThat(settled).allMatch(Outcome::isSuccess);
        assertThat(streamed).extracting(Throwable::getMessage).containsExactly("number 0", "number 1");
        assertThat(async.get()).hasMessage("number 5");
        assertThat(async.isSuccessful()).isTrue();
    }

    @Test
    void aReturnedExceptionOfOurOwnIsAValueToo() {
        List<Outcome<ProcessPoolException>> settled =
                pool.mapSettled(i -> new ProcessPoolException("number " + i), numbers(2));

        assertThat(settled).allMatch(Outcome::isSuccess);
        assertThat(settled.get(1).orThrow()).hasMessage("number 1");
    }

    @Test
    @Conformance("An `Error`, `System.exit` and `halt` in a task fail only that task")
    void anErrorIsTheFailureOfItsTaskAlone() {
        List<Outcome<Integer>> outcomes = pool.mapSettled(ErrorsContract::failInSomeWay, numbers(6));

        assertThat(outcomes.stream().map(ErrorsContract::causeOf))
                .containsExactly(
                        "none",
                        "java.lang.AssertionError",
                        "java.lang.StackOverflowError",
                        Alarm.class.getName(),
                        "java.lang.NoClassDefFoundError",
                        "none");
        assertThat(pool.apply(PoolContract::square, 3)).isEqualTo(9);
    }

    // ---- several failures in one map ----

    @Test
    @Conformance("`map` with two failures of 1 MB each runs every item and throws the first, with "
            + "the second suppressed; the pool closes")
    void mapWaitsForAllItemsAndThrowsTheFirstFailureHoweverLargeItIs(@TempDir Path folder) {
        String text = "x".repeat(1 << 20);
        try (Pool own = newPool(Math.min(2, workers()))) {
            TaskFailedException failure = failureOf(() -> own.withChunkSize(1)
                    .map(
                            i -> {
                                Gate.in(folder, "ran-" + i).open();
                                if (i == 2 || i == 4) {
                                    throw new IllegalStateException(i + text);
                                }
                                return i;
                            },
                            numbers(8)));

            assertThat(failure.index()).isEqualTo(2);
            assertThat(failure.getCause().getMessage().equals("2" + text))
                    .as("the whole message has arrived")
                    .isTrue();
            assertThat(failure.getSuppressed()).hasSize(1);
            assertThat(failure.getSuppressed()[0])
                    .isInstanceOf(TaskFailedException.class)
                    .extracting("index")
                    .isEqualTo(4);
            assertThat(numbers(8)).allMatch(i -> Gate.in(folder, "ran-" + i).isOpen());
        }
    }

    @Test
    void theFailureWithTheLowestIndexIsThrownEvenIfAnotherCameFirst(@TempDir Path folder) {
        needsSeveralWorkers();
        Gate laterHasFailed = Gate.in(folder, "later");

        TaskFailedException failure = failureOf(() -> pool.withChunkSize(1)
                .map(
                        i -> {
                            if (i == 5) {
                                laterHasFailed.open();
                            } else if (i == 0) {
                                laterHasFailed.pass();
                            }
                            throw new IllegalStateException("item " + i);
                        },
                        List.of(0, 5)));

        assertThat(failure.index()).isZero();
        assertThat(failure.getCause()).hasMessage("item 0");
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    static int fail(int item) {
        throw new IllegalStateException("no column 'price' in row " + item);
    }

    @Test
    void aMapWhoseItemsAllFailKeepsTheFirstFailuresAndSaysHowManyMoreThereAre() {
        int items = 500;

        TaskFailedException failure = failureOf(() -> pool.map(ErrorsContract::fail, numbers(items)));

        assertThat(failure.index()).isZero();
        List<Throwable> others = List.of(failure.getSuppressed());
        assertThat(others)
                .map(other -> ((ProcessPoolException) other).index())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, -1);
        assertThat(others.get(8)).hasMessageContaining("491 more failed").hasMessageContaining("mapSettled");
    }

    @Test
    void theTraceOfAFailedMapShowsWhereItsItemsFailedAndNoneOfTheLibrarysFrames() {
        TaskFailedException failure = failureOf(() -> pool.forEach(ErrorsContract::fail, numbers(50)));

        for (Throwable other : failure.getSuppressed()) {
            String trace = printed(other);
            assertThat(trace).doesNotContain("processpool.core.worker").doesNotContain("processpool.core.dispatch");
            assertThat(trace.lines().count()).isLessThan(20);
        }
        assertThat(failure.getSuppressed()[0].getCause().getStackTrace()[0].getMethodName())
                .isEqualTo("fail");
        assertThat(failure.getStackTrace()[0].getClassName()).startsWith("io.github.processpool");
    }

    @Test
    void aSettledMapTellsTheFailureOfEachItem() {
        List<Outcome<Integer>> outcomes = pool.mapSettled(ErrorsContract::fail, numbers(500));

        for (int i = 0; i < outcomes.size(); i++) {
            assertThat(((Outcome.Failure<Integer>) outcomes.get(i)).error().index())
                    .isEqualTo(i);
        }
        assertThat(outcomes).hasSize(500);
    }

    @Test
    @Conformance("An `imap` throws a failure in its place, after the results before it")
    void anImapThrowsAFailureInItsPlaceAfterTheResultsBeforeIt() {
        List<Integer> seen = new ArrayList<>();

        try (Stream<Integer> stream = pool.imap(i -> 12 / (i - 4), numbers(10))) {
            TaskFailedException failure = failureOf(() -> stream.forEach(seen::add));

            assertThat(failure.index()).isEqualTo(4);
            assertThat(failure).hasCauseInstanceOf(ArithmeticException.class);
        }
        assertThat(seen).containsExactly(-3, -4, -6, -12);
    }

    @Test
    @Conformance("After a failure the iterator of an `imap` continues with the next item")
    void theIteratorOfAnImapGoesOnAfterAFailure() {
        List<Object> seen = new ArrayList<>();

        try (Stream<Integer> stream = pool.imap(i -> 12 / (i - 2), numbers(5))) {
            var results = stream.iterator();
            boolean more = true;
            while (more) {
                try {
                    more = results.hasNext();
                    if (more) {
                        seen.add(results.next());
                    }
                } catch (TaskFailedException e) {
                    seen.add(e.getCause().getClass());
                }
            }
        }

        assertThat(seen).containsExactly(-6, -12, ArithmeticException.class, 12, 6);
    }

    // ---- what cannot cross ----

    @Test
    @Conformance("An argument that can't be written fails only its call or item")
    void anArgumentThatCannotBeWrittenFailsItsCallAlone() {
        Thread thread = Thread.currentThread();
        AsyncResult<Integer> before = pool.applyAsync(PoolContract::square, 3);

        AsyncResult<String> passed = pool.applyAsync(t -> t.toString(), thread);
        AsyncResult<String> nested = pool.applyAsync(list -> list.toString(), List.of(Map.of("key", thread)));
        AsyncResult<String> captured = pool.applyAsync(() -> thread.toString());

        for (AsyncResult<String> result : List.of(passed, nested, captured)) {
            assertThatThrownBy(result::join)
                    .isExactlyInstanceOf(EncodingException.class)
                    .hasMessageContaining("java.lang.Thread");
        }
        assertThat(before.join()).isEqualTo(9);
        assertThat(pool.map(PoolContract::square, numbers(10))).isEqualTo(squares(10));
    }

    @Test
    @Conformance("An argument that can't be written fails only its call or item")
    void anArgumentThatCannotBeWrittenFailsItsItemAlone() {
        List<Object> items = List.of(1, Thread.currentThread(), 3);

        List<Outcome<String>> settled = pool.mapSettled(Object::toString, items);
        List<Outcome<String>> inOneChunk = pool.withChunkSize(3).mapSettled(Object::toString, items);
        List<String> streamed = new ArrayList<>();
        try (Stream<String> stream = pool.imap(Object::toString, items)) {
            assertThatThrownBy(() -> stream.forEach(streamed::add))
                    .isExactlyInstanceOf(EncodingException.class)
                    .extracting("index")
                    .isEqualTo(1);
        }

        for (List<Outcome<String>> outcomes : List.of(settled, inOneChunk)) {
            assertThat(outcomes.get(0).orThrow()).isEqualTo("1");
            assertThatThrownBy(outcomes.get(1)::orThrow)
                    .isExactlyInstanceOf(EncodingException.class)
                    .hasMessageContaining("java.lang.Thread")
                    .extracting("index")
                    .isEqualTo(1);
            assertThat(outcomes.get(2).orThrow()).isEqualTo("3");
        }
        assertThat(streamed).containsExactly("1");
    }

    @Test
    @Conformance("A result that can't be written fails only its call; 20 of them cost no worker")
    void aResultThatCannotBeWrittenFailsItsCallAndCostsNoWorker() {
        SerializableCallable<Object> task = () -> List.of("fine", Thread.currentThread());
        pool.map(PoolContract::square, numbers(100));
        PoolStats before = pool.stats();

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> pool.apply(task))
                    .isExactlyInstanceOf(EncodingException.class)
                    .hasMessageContaining("java.lang.Thread");
        }

        PoolStats after = pool.stats();
        assertThat(after.crashed()).isEqualTo(before.crashed());
        assertThat(after.restarts()).isEqualTo(before.restarts());
        assertThat(after.failed() - before.failed()).isEqualTo(20);
        assertThat(pool.apply(PoolContract::square, 3)).isEqualTo(9);
    }

    @Test
    @Conformance("A result that the parent can't or must not read fails only its item")
    void aResultOfATypeThatAWorkerMayNotNameFailsItsCallAlone() {
        PoolStats before = pool.stats();
        SerializableCallable<Object> task = () -> Offset.offset(1);

        assertThatThrownBy(() -> pool.apply(task))
                .isExactlyInstanceOf(EncodingException.class)
                .hasMessageContaining("org.assertj.core.data.Offset")
                .hasMessageContaining("allowResultTypes");
        assertThat(pool.apply(PoolContract::square, 3)).isEqualTo(9);
        assertThat(pool.stats().crashed()).isEqualTo(before.crashed());
    }

    // ---- what the input throws ----

    @Test
    @Conformance({
        "What the input's iterator throws is not wrapped",
        "An input that throws, at once or later, that reports a wrong size, or that uses the pool "
                + "itself causes no hang"
    })
    void whatTheInputThrowsComesOutAsItIs() {
        Refused refused = new Refused();
        Iterable<Integer> atOnce = () -> {
            throw refused;
        };
        Iterable<Integer> atTheFourth = Inputs.failingAt(4, refused);

        for (Iterable<Integer> input : List.of(atOnce, atTheFourth)) {
            assertThatThrownBy(() -> pool.map(PoolContract::square, input)).isSameAs(refused);
            assertThatThrownBy(() -> pool.mapAsync(PoolContract::square, input)).isSameAs(refused);
            assertThatThrownBy(() -> pool.withChunkSize(2).map(PoolContract::square, input))
                    .isSameAs(refused);
            assertThatThrownBy(() -> pool.mapSettled(PoolContract::square, input))
                    .isSameAs(refused);
            assertThatThrownBy(() -> pool.forEach(i -> {}, input)).isSameAs(refused);
        }
        assertThat(pool.map(PoolContract::square, numbers(3))).containsExactly(0, 1, 4);
    }

    @Test
    @Conformance("An input that throws, at once or later, that reports a wrong size, or that uses "
            + "the pool itself causes no hang")
    void anInputThatLiesAboutItsSizeIsReadToItsEnd() {
        assertThat(pool.map(PoolContract::square, Inputs.claimingSize(1000, numbers(3))))
                .containsExactly(0, 1, 4);
        assertThat(pool.map(PoolContract::square, Inputs.claimingSize(0, numbers(3))))
                .containsExactly(0, 1, 4);
        try (Stream<Integer> stream = pool.imap(PoolContract::square, Inputs.claimingSize(0, numbers(3)))) {
            assertThat(stream.toList()).containsExactly(0, 1, 4);
        }
    }

    @Test
    @Conformance("An input that throws, at once or later, that reports a wrong size, or that uses "
            + "the pool itself causes no hang")
    void anInputMayUseThePoolWhileItIsRead() {
        Iterable<Integer> input = () -> numbers(5).stream()
                .map(i -> pool.apply(PoolContract::square, i))
                .iterator();

        assertThat(pool.map(i -> i + 1, input)).containsExactly(1, 2, 5, 10, 17);
        try (Stream<Integer> stream = pool.imap(i -> i + 1, input)) {
            assertThat(stream.toList()).containsExactly(1, 2, 5, 10, 17);
        }
    }

    // ---- failures beside other work ----

    @Test
    @Conformance("100 failing and 100 successful tasks over a full queue all complete")
    void failingAndGoodTasksInAFullQueueAllComeToTheirEnds() throws Exception {
        List<AsyncResult<Integer>> results = new ArrayList<>();
        try (Pool own =
                newBuilder().workers(Math.min(2, workers())).queueCapacity(10).build()) {
            for (int i = 0; i < 200; i++) {
                results.add(own.applyAsync(n -> n % 2 == 0 ? n : 1 / (n % 2 - 1), i));
            }
            for (int i = 0; i < 200; i++) {
                AsyncResult<Integer> result = results.get(i);
                assertThat(result.await(LONG)).isTrue();
                assertThat(result.isSuccessful()).isEqualTo(i % 2 == 0);
            }
            assertThat(own.stats().completed()).isEqualTo(100);
            assertThat(own.stats().failed()).isEqualTo(100);
        }
    }

    @Test
    @Conformance("A call that fails or times out does not disturb another")
    void aCallThatFailsOrTimesOutDoesNotDisturbAnother(@TempDir Path folder) throws Exception {
        needsSeveralWorkers();
        Gate gate = Gate.in(folder, "gate");
        AsyncResult<String> first = pool.applyAsync(() -> {
            gate.pass();
            return "first";
        });

        AsyncResult<Integer> failing = pool.applyAsync(i -> 1 / i, 0);
        AsyncResult<Integer> late = pool.withTimeout(Duration.ofMillis(100)).applyAsync(() -> {
            gate.pass();
            return 1;
        });

        assertThatThrownBy(failing::join).isInstanceOf(TaskFailedException.class);
        assertThatThrownBy(late::join).isInstanceOf(TaskTimeoutException.class);
        assertThat(first.isDone()).isFalse();
        gate.open();
        assertThat(first.get(LONG)).isEqualTo("first");
    }

    // ---- tasks ----

    static int refuse(int code) throws Refusal {
        if (code > 0) {
            throw new Refusal("not " + code, code);
        }
        return code;
    }

    static int fail(RuntimeException error) {
        throw error;
    }

    static int failWithCauses(String file) {
        try {
            return open(file);
        } catch (IOException e) {
            IllegalStateException outer = new IllegalStateException("outer", new UncheckedIOException("middle", e));
            outer.addSuppressed(new ArithmeticException("beside"));
            throw outer;
        }
    }

    private static int open(String file) throws IOException {
        throw new FileNotFoundException(file);
    }

    static int failInSomeWay(int way) {
        return switch (way) {
            case 1 -> throw new AssertionError("not so");
            case 2 -> dive(0);
            case 3 -> throw new Alarm();
            case 4 -> throw new NoClassDefFoundError("gone");
            default -> way;
        };
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int dive(int depth) {
        return dive(depth + 1) + 1;
    }

    // ---- what the tests ask ----

    private static TaskFailedException failureOf(ThrowingCallable call) {
        TaskFailedException failure = catchThrowableOfType(TaskFailedException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }

    private static String causeOf(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Failure<?> failure) {
            Throwable error = failure.error();
            return (error instanceof TaskFailedException ? error.getCause() : error)
                    .getClass()
                    .getName();
        }
        return "none";
    }

    private static String printed(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** An exception with more than a message. */
    static final class Refusal extends Exception {
        final int code;

        Refusal(String message, int code) {
            super(message);
            this.code = code;
        }
    }

    /** An exception that takes neither a stack trace nor suppressed exceptions. */
    static final class Frozen extends RuntimeException {
        Frozen(String message) {
            super(message, null, false, false);
        }
    }

    /** An error of one's own. */
    static final class Alarm extends Error {}

    /** What an input throws. */
    static final class Refused extends RuntimeException {}
}
