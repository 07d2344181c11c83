package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Liar.CHUNK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.core.joran.spi.JoranException;
import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.RemoteTaskException;
import io.github.processpool.TaskFailedException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.OptionalDataException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.MultipleFailuresError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Workers that violate the protocol: each is ended, and nothing else in the pool is affected. */
@ExtendWith(NoLeaks.class)
class LyingWorkerIT {
    private static final String RESULT =
            "{\"type\":\"results\",\"chunk\":" + CHUNK + ",\"first\":0,\"count\":1,\"values\":";

    private static String about(String type, String fields) {
        return "{\"type\":\"" + type + "\",\"chunk\":" + CHUNK + "," + fields + "}\n";
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("an unknown message", "{\"type\":\"hello\"}\n", "unknown type 'hello'"),
                lie("a message of the parent's", "{\"type\":\"stop\"}\n", "unknown type 'stop'"),
                lie("no JSON", "Segmentation fault\n", "no valid message"),
                lie("an empty line", "\n", "no valid message"),
                lie("invalid UTF-8", "{\"type\":\"\u00ff\u00fe\u00c0\u0080\"}\n", "no valid message"),
                lie(
                        "invalid UTF-8 in a result",
                        RESULT + "[\"\u00ff\u00fe\u00c0\u0080\"]}\n",
                        "results that are not JSON"),
                lie(
                        "a huge number",
                        about("running", "\"index\":0,\"nanos\":" + "9".repeat(2_000)),
                        "no valid message"),
                lie("a number beyond a long", about("finished", "\"nanos\":99999999999999999999"), "no valid message"),
                lie("a negative duration", about("running", "\"index\":0,\"nanos\":-1"), "negative duration"),
                lie("a huge number as result", RESULT + "[" + "9".repeat(5_000) + "]}\n", "results that are not JSON"),
                lie("a text without end", "{\"type\":\"" + "x".repeat(2_000_000) + "\"}\n", "no valid message"),
                lie("a name without end", "{\"" + "x".repeat(2_000_000) + "\":1}\n", "no valid message"),
                lie("fields without end", fields(1_000), "at most 50 fields"),
                lie(
                        "deep nesting",
                        RESULT + "[".repeat(100_000) + "]".repeat(100_000) + "}\n",
                        "results that are not JSON"),
                lie("nesting that does not end", RESULT + "[".repeat(100_000) + "}\n", "results that are not JSON"),
                lie(
                        "a class of a loader that no call mentions",
                        "{\"type\":\"wanted\",\"id\":1,\"loader\":7,\"name\":\"a/B.class\",\"index\":0}\n",
                        "class loader 7, which no call mentions"),
                lie(
                        "a class of a loader that can't be",
                        "{\"type\":\"wanted\",\"id\":1,\"loader\":-1,\"name\":\"a/B.class\",\"index\":0}\n",
                        "no valid message"),
                lie(
                        "a token that it was not sent",
                        "{\"type\":\"seen\",\"token\":4711}\n",
                        "it has seen a token that it was not sent: 4711"),
                lie("another chunk", "{\"type\":\"finished\",\"chunk\":4711,\"nanos\":1}\n", "chunk 4711"),
                lie("another item", about("results", "\"first\":1,\"count\":1,\"values\":[9]"), "answers to 1 items"),
                lie(
                        "two results for one item",
                        about("results", "\"first\":0,\"count\":2,\"values\":[9,9]"),
                        "answers to 2"),
                lie("no results", about("results", "\"first\":0,\"count\":0,\"values\":[]"), "answers to 0 items"),
                lie(
                        "more results than the chunk has items",
                        about("results", "\"first\":0,\"count\":2147483647,\"values\":[9]"),
                        "answers to 2147483647 items"),
                lie("fewer results than it says", about("results", "\"first\":0,\"count\":1,\"values\":[]"), "sent 0"),
                lie(
                        "more results than it says",
                        about("results", "\"first\":0,\"count\":1,\"values\":[9,9]"),
                        "sent more"),
                lie(
                        "blocks of no type",
                        about("results", "\"first\":0,\"count\":1,\"blocks\":\"x:1\",\"values\":[9]"),
                        "unknown block"),
                lie(
                        "values in a block and beside it",
                        about("results", "\"first\":0,\"count\":1,\"of\":\"int\",\"blocks\":\"int:0\",\"values\":[9]"),
                        "one block of numbers"),
                lie(
                        "blocks beyond the limit",
                        about("results", "\"first\":0,\"count\":1,\"blocks\":\"double:99999999\",\"values\":[9]"),
                        "blocks of more than"),
                lie(
                        "more blocks than there may be",
                        about(
                                "results",
                                "\"first\":0,\"count\":1,\"blocks\":\"byte:0" + " byte:0".repeat(10_000)
                                        + "\",\"values\":[9]"),
                        "more than 10000 blocks"),
                lie(
                        "a class with an endless name",
                        "{\"type\":\"wanted\",\"id\":1,\"name\":\"" + "x".repeat(900_000) + "\",\"index\":0}\n",
                        "a class whose name has 900000 characters"),
                lie(
                        "an end before its beginning",
                        about("results", "\"first\":0,\"finished\":-1,\"count\":1,\"values\":[9]"),
                        "negative duration"),
                lie("an end without an answer", about("finished", "\"nanos\":1"), "0 of 1 items answered"),
                lie(
                        "a failed item that is none",
                        about("failed", "\"index\":5,\"kind\":\"threw\",\"error\":{\"class\":\"a\"}"),
                        "item 5"),
                lie(
                        "an unknown kind of failure",
                        about("failed", "\"index\":0,\"kind\":\"x\",\"error\":{\"class\":\"a\"}"),
                        "unknown kind"),
                lie(
                        "a failure that is none",
                        about("failed", "\"index\":0,\"kind\":\"threw\",\"error\":{\"a\":1}"),
                        "not JSON"),
                lie(
                        "endless frames",
                        about("failed", "\"index\":0,\"kind\":\"threw\",\"error\":" + frames(2_000)),
                        "more than 1024 frames"),
                lie(
                        "endless causes",
                        about("failed", "\"index\":0,\"kind\":\"threw\",\"error\":" + causes(200)),
                        "nested deeper"),
                lie(
                        "endless suppressed exceptions",
                        about("failed", "\"index\":0,\"kind\":\"threw\",\"error\":" + suppressed(51)),
                        "more than 50 suppressed"),
                lie("another item runs", about("running", "\"index\":1,\"nanos\":1"), "can't be running"),
                lie("it runs again", about("running", "\"index\":0,\"nanos\":1").repeat(2), "can't be running"),
                lie("it gives back unasked", about("revoked", "\"from\":0"), "returned items that it does not have"),
                lie("an operation that there is not", ask("fly", 0, "[]"), "no operation 'fly'"),
                lie("an operation without its values", ask("compare", 1, "[1]"), "compare with 1 values"),
                lie("other values than it says", ask("compare", 3, "[1,2]"), "invalid values for compare"),
                lie("values that are no JSON", ask("compare", 2, "[1,{]"), "invalid values for compare"),
                lie("a second ready", "{\"type\":\"ready\",\"protocol\":1,\"pid\":1}\n", "second 'ready'"),
                lie(
                        "a start that failed",
                        "{\"type\":\"start-failed\",\"error\":{\"class\":\"a\"}}\n",
                        "after it was ready"),
                lie("it leaves twice", "{\"type\":\"leaving\",\"reason\":\"x\"}\n".repeat(2), "second 'leaving'"));
    }

    private static String ask(String operation, int count, String values) {
        return "{\"type\":\"ask\",\"id\":1,\"object\":\"0a\",\"operation\":\"" + operation
                + "\",\"thread\":1,\"count\":" + count + ",\"values\":" + values + "}\n";
    }

    private static Arguments lie(String name, String said, String told) {
        return Arguments.of(name, said, told);
    }

    private static String fields(int count) {
        StringBuilder fields = new StringBuilder("{\"type\":\"finished\"");
        for (int i = 0; i < count; i++) {
            fields.append(",\"field").append(i).append("\":").append(i);
        }
        return fields + "}\n";
    }

    private static String frames(int count) {
        String frame = "[null,null,null,\"C\",\"m\",null,1]";
        return "{\"class\":\"C\",\"frames\":[" + frame + ("," + frame).repeat(count - 1) + "]}";
    }

    private static String causes(int depth) {
        return "{\"class\":\"C\",\"cause\":".repeat(depth) + "{\"class\":\"C\"}" + "}".repeat(depth);
    }

    private static String suppressed(int count) {
        String error = "{\"class\":\"C\"}";
        return "{\"class\":\"C\",\"suppressed\":[" + error + ("," + error).repeat(count - 1) + "]}";
    }

    private static Pool poolOf(Path liar) {
        return builder(liar).build();
    }

    private static Pool.Builder builder(Path liar) {
        return Pool.builder().workers(1).javaHome(liar);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void lieEndsTheWorkerAndNothingElse(String name, String said, String told, @TempDir Path dir) throws Exception {
        try (Pool pool = poolOf(Liar.saying(dir, said))) {
            WorkerCrashedException failure =
                    catchThrowableOfType(WorkerCrashedException.class, () -> pool.apply(Jobs::square, 3));

            assertThat(failure).as(name).isNotNull().hasMessageContaining(told);
            assertThat(failure.getMessage()).as(name).hasSizeLessThan(3_000);
            assertGoesOn(pool);
        }
    }

    /** Its successor is a worker that means well. */
    private static void assertGoesOn(Pool pool) {
        int sixteen = pool.apply(Jobs::square, 4);
        assertThat(sixteen).isEqualTo(16);
        assertThat(pool.stats().restarts()).isEqualTo(1);
        assertThat(pool.stats().inFlight()).isZero();
        assertThat(pool.stats().queued()).isZero();
    }

    @Test
    void secondAnswerComesTooLateForTheFirst(@TempDir Path dir) throws Exception {
        String answer = RESULT + "[9]}\n";
        try (Pool pool = poolOf(Liar.saying(dir, answer + answer))) {
            int nine = pool.apply(Jobs::square, 3);

            assertThat(nine).isEqualTo(9);
            Processes.eventually().until(() -> pool.stats().crashed() == 1);
            assertGoesOn(pool);
        }
    }

    @Test
    void answerWithoutAQuestionEndsTheWorker(@TempDir Path dir) throws Exception {
        String honest = RESULT + "[9]}\n" + about("finished", "\"nanos\":1");
        try (Pool pool = poolOf(Liar.saying(dir, honest + honest))) {
            int nine = pool.apply(Jobs::square, 3);

            assertThat(nine).isEqualTo(9);
            Processes.eventually().until(() -> pool.stats().crashed() == 1);
            assertGoesOn(pool);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"printf '{\"type\":\"resu' >&3; exit 9", "exec 3>&-; exit 9", "exit 9"})
    void halfAMessageIsAsGoodAsNone(String end, @TempDir Path dir) throws Exception {
        try (Pool pool = poolOf(Liar.doing(dir, end))) {
            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 3))).isInstanceOf(WorkerCrashedException.class);
            assertGoesOn(pool);
        }
    }

    @Tag("slow")
    @Test
    void workerThatHangsUpButLivesOnIsEnded(@TempDir Path dir) throws Exception {
        try (Pool pool = poolOf(Liar.doing(dir, "printf '{\"type\":\"resu' >&3; exec 3>&-"))) {
            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 3))).isInstanceOf(WorkerCrashedException.class);
            assertGoesOn(pool);
        }
    }

    @Test
    void anotherVersionOfTheProtocolIsToldAsSuch(@TempDir Path dir) throws Exception {
        Path liar = Liar.greeting(dir, "{\"type\":\"ready\",\"protocol\":2,\"pid\":1}\n");
        try (Pool pool = poolOf(liar)) {
            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 3)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("version 2 of the protocol");
        }
    }

    @Test
    void answerBeforeTheGreetingIsRefused(@TempDir Path dir) throws Exception {
        Path liar = Liar.greeting(dir, "{\"type\":\"finished\",\"chunk\":1,\"nanos\":1}\n");
        try (Pool pool = poolOf(liar)) {
            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 3)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("a message before it was ready");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$\":\"java.lang.ProcessBuilder\",\"v\":{\"command\":[\"true\"]}}",
                "{\"$\":\"java.net.URLClassLoader\",\"v\":{}}",
                "{\"$\":\"ch.qos.logback.core.FileAppender\",\"v\":{}}",
                "{\"$\":\"org.awaitility.Awaitility\",\"v\":{}}",
                "{\"$\":\"tools.jackson.databind.node.NodeSerialization\",\"for\":\"tools.jackson.databind.node.ObjectNode\","
                        + "\"v\":{}}",
            })
    void resultCantNameAClassOutsideTheAllowList(String value, @TempDir Path dir) throws Exception {
        try (Pool pool = poolOf(Liar.saying(dir, RESULT + "[" + value + "]}\n" + about("finished", "\"nanos\":1")))) {
            assertThat(catchThrowable(() -> pool.<Integer, Object>apply(Jobs::square, 3)))
                    .isInstanceOf(EncodingException.class);
        }
    }

    static JsonNode node(int x) {
        return JsonMapper.shared().readTree("[" + x + "]");
    }

    /** The call declares {@code JsonNode}: its package may be named, and what stands for its subclasses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$\":\"tools.jackson.databind.node.NodeSerialization\",\"v\":{}}",
                "{\"$\":\"tools.jackson.databind.node.NodeSerialization\",\"for\":\"java.lang.Object\",\"v\":{}}",
                "{\"$\":\"tools.jackson.databind.node.JsonNodeFactory\",\"for\":\"tools.jackson.databind.node.ObjectNode\","
                        + "\"v\":{}}",
                "{\"$\":\"tools.jackson.databind.util.RootNameLookup\",\"for\":\"tools.jackson.databind.node.ObjectNode\","
                        + "\"v\":{}}",
                "{\"$\":\"java.lang.ProcessBuilder\",\"for\":\"tools.jackson.databind.node.ObjectNode\",\"v\":{}}",
                "{\"$\":\"javax.management.BadAttributeValueExpException\","
                        + "\"for\":\"tools.jackson.databind.node.ObjectNode\",\"v\":{}}",
                "{\"$\":\"org.awaitility.Awaitility\",\"for\":\"tools.jackson.databind.JsonNode\",\"v\":{}}",
            })
    void resultCantNameWhatStandsForNoneOfItsTypes(String value, @TempDir Path dir) throws Exception {
        try (Pool pool = poolOf(Liar.saying(dir, RESULT + "[" + value + "]}\n" + about("finished", "\"nanos\":1")))) {
            assertThat(catchThrowable(() -> pool.apply(LyingWorkerIT::node, 3)))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("is not allowed: the call does not mention it");
        }
    }

    /** Has a constant, beside fields of others. */
    static final class Mode {
        static final Mode FAST = new Mode();
    }

    static Mode mode(int x) {
        return Mode.FAST;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"org.awaitility.Awaitility.FOREVER\",{}]",
                "[\"java.lang.System.out\",{}]",
                "[\"@.SLOW\",{}]",
                "[\"@.FAST\"]",
                "[]",
                "[\"@.FAST\",{},1]",
                "[\"@.FAST\",[\"@.FAST\",[\"@.FAST\"]]]",
            })
    void resultCantNameAConstantThatThereIsNot(String constant, @TempDir Path dir) throws Exception {
        String mode = Mode.class.getName();
        String value = "{\"$\":\"" + mode + "\",\"v\":" + constant.replace("@", mode) + "}";
        try (Pool pool = poolOf(Liar.saying(dir, RESULT + "[" + value + "]}\n" + about("finished", "\"nanos\":1")))) {
            assertThat(catchThrowable(() -> pool.apply(LyingWorkerIT::mode, 3))).isInstanceOf(EncodingException.class);
        }
    }

    /** Takes all that it can get. */
    static final class Greedy implements Serializable {
        private transient List<Object> taken;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            taken = new ArrayList<>(List.of(Arrays.toString(in.readAllBytes())));
            while (true) {
                try {
                    taken.add(in.readObject());
                } catch (OptionalDataException e) {
                    return;
                }
            }
        }
    }

    static Object anything(int number) {
        return number;
    }

    private static String greedy(String content) {
        return "[{\"$\":\"" + Greedy.class.getName() + "\",\"v\":[" + content + "]},\"another's\"]";
    }

    @Test
    void hooksOfAllowedClassesGetWhatIsTheirsAndNothingElse(@TempDir Path dir) throws Exception {
        String value = greedy("\"AAEC\",[7,\"x\"]");
        try (Pool pool = poolOf(Liar.saying(dir, RESULT + "[" + value + "]}\n" + about("finished", "\"nanos\":1")))) {
            List<?> result = (List<?>) pool.<Integer, Object>apply(LyingWorkerIT::anything, 3);

            assertThat(((Greedy) result.get(0)).taken).isEqualTo(List.of("[0, 1, 2]", 7, "x"));
            assertThat(result.get(1)).isEqualTo("another's");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"$\":\"java.lang.ProcessBuilder\",\"v\":{\"command\":[\"true\"]}}]",
                "[{\"$\":\"ch.qos.logback.core.FileAppender\",\"v\":{}}]",
                "null,\"java.lang.Thread\",{}",
                "\"no base64\"",
                "5",
                "true",
                "[7],{\"field\":1},7e9"
            })
    void hooksOfAllowedClassesAreGivenNoLies(String content, @TempDir Path dir) throws Exception {
        String lie = RESULT + "[" + greedy(content) + "]}\n" + about("finished", "\"nanos\":1");
        try (Pool pool = poolOf(Liar.saying(dir, lie))) {
            assertThat(catchThrowable(() -> pool.<Integer, Object>apply(LyingWorkerIT::anything, 3)))
                    .isInstanceOf(EncodingException.class);
        }
    }

    private static Path liarThrowing(Path dir, String error) throws Exception {
        return Liar.saying(
                dir,
                about("failed", "\"index\":0,\"kind\":\"threw\",\"error\":" + error)
                        + about("finished", "\"nanos\":1"));
    }

    private static Throwable causeAt(Pool pool) {
        return catchThrowableOfType(TaskFailedException.class, () -> pool.apply(Jobs::square, 3))
                .getCause();
    }

    @Test
    void strictExceptionCantNameAClassOutsideTheAllowList(@TempDir Path dir) throws Exception {
        Path liar = liarThrowing(dir, "{\"class\":\"" + JoranException.class.getName() + "\"}");
        try (Pool pool = builder(liar).strictExceptions(true).build()) {
            assertThat(causeAt(pool)).isExactlyInstanceOf(RemoteTaskException.class);
        }
    }

    @Test
    void exceptionOfAnyClassIsMadeWithoutItsConstructors(@TempDir Path dir) throws Exception {
        // Its constructor would throw: it looks at what it is given.
        String fields = "\"fields\":{\"failures\":{\"$\":\"ch.qos.logback.core.FileAppender\",\"v\":{}}}";
        String error =
                "{\"class\":\"" + MultipleFailuresError.class.getName() + "\",\"shownMessage\":null," + fields + "}";
        try (Pool pool = poolOf(liarThrowing(dir, error))) {
            Throwable cause = causeAt(pool);
            assertThat(cause).isExactlyInstanceOf(MultipleFailuresError.class);
            assertThat(catchThrowable(() -> ((MultipleFailuresError) cause).getFailures()))
                    .as("the list, which is not there")
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ch.qos.logback.core.FileAppender",
                "java.lang.ProcessBuilder",
                "[Ljava.lang.Throwable;",
                "no.such.Error"
            })
    void exceptionCantNameAClassThatIsNone(String name, @TempDir Path dir) throws Exception {
        try (Pool pool = poolOf(liarThrowing(dir, "{\"class\":\"" + name + "\"}"))) {
            assertThat(causeAt(pool)).isExactlyInstanceOf(RemoteTaskException.class);
        }
    }

    @Test
    void timeLimitCantBePutOff(@TempDir Path dir) throws Exception {
        // It repeats the same message for ever; each of them alone would be valid.
        String again = "while :; do printf '"
                + about("running", "\"index\":0,\"nanos\":0").strip().replace(CHUNK, "%s") + "\\n' \"$id\" >&3; done";
        try (Pool pool = poolOf(Liar.doing(dir, again))) {
            assertThat(catchThrowable(
                            () -> pool.withTimeout(Duration.ofHours(1)).apply(Jobs::square, 3)))
                    .isInstanceOf(WorkerCrashedException.class);
            assertGoesOn(pool);
        }
    }

    /** An application with little memory, and a worker whose line never ends. */
    static final class SmallApplication {
        private SmallApplication() {}

        public static void main(String[] args) {
            try (Pool pool = poolOf(Path.of(args[0]))) {
                Throwable failure = catchThrowable(() -> pool.apply(Jobs::square, 3));
                int sixteen = pool.apply(Jobs::square, 4);
                System.out.println(failure.getClass().getSimpleName() + ", then " + sixteen);
                System.out.println(failure.getMessage());
            }
        }
    }

    @Test
    void endlessLineCostsTheApplicationNoMoreThanThatWorker(@TempDir Path dir) throws Exception {
        Path liar = Liar.doing(dir, "tr '\\\\0' '[' </dev/zero >&3");
        try (Program program = Program.startWith("-Xmx128m", SmallApplication.class, dir, liar.toString())) {
            assertThat(program.exitCode()).as(program.output()).isZero();
            assertThat(program.output())
                    .contains("WorkerCrashedException, then 16")
                    .contains("it sent an invalid message");
        }
    }

    /** What it asked for has filled its pipe, nearly, and it says that it has done what it was given. */
    @Test
    void callersDoNotWaitForAWorkerThatDoesNotRead(@TempDir Path dir) throws Exception {
        String questions = IntStream.range(0, 520)
                .mapToObj(id -> "{\"type\":\"ask\",\"id\":" + id
                        + ",\"object\":\"none\",\"operation\":\"get\",\"thread\":1,\"count\":0,\"values\":[]}\n")
                .collect(Collectors.joining());
        String lie = questions + about("results", "\"first\":0,\"finished\":1,\"count\":1,\"values\":[7]");
        Pool pool = Pool.builder()
                .workers(1)
                .javaHome(Liar.sayingAndStopping(dir, lie))
                .build();
        int seven = pool.apply(Jobs::square, 3);
        assertThat(seven).isEqualTo(7);

        FutureTask<Boolean> call = new FutureTask<>(
                () -> pool.applyAsync(String::length, "x".repeat(7_500)).isDone());
        new Thread(call).start();
        try {
            assertThat(call.get(60, TimeUnit.SECONDS)).isFalse();
        } finally {
            pool.terminate();
        }
        assertThat(pool.awaitTermination(Duration.ofSeconds(60))).isTrue();
    }
}
