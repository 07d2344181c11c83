package io.github.processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessPoolExceptionTest {

    @Test
    void indexIsMinusOneUnlessGiven() {
        var cause = new IOException("cause");

        assertThat(new ProcessPoolException("message").index()).isEqualTo(-1);
        assertThat(new ProcessPoolException("message", cause).index()).isEqualTo(-1);
        assertThat(new ProcessPoolException("message", cause, 7).index()).isEqualTo(7);
        assertThat(new EncodingException("message").index()).isEqualTo(-1);
        assertThat(new EncodingException("message", cause).index()).isEqualTo(-1);
        assertThat(new EncodingException("message", cause, 7).index()).isEqualTo(7);
        assertThat(new WorkerStartException("message", cause).index()).isEqualTo(-1);
        assertThat(new PoolClosedException("message").index()).isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("withCause")
    void causeIsKept(ProcessPoolException exception) {
        assertThat(exception).hasMessage("message").hasCause(new IOException("cause"));
    }

    static Stream<ProcessPoolException> withCause() {
        var cause = new IOException("cause");
        return Stream.of(
                new ProcessPoolException("message", cause),
                new ProcessPoolException("message", cause, 0),
                new TaskFailedException("message", cause, 0),
                new EncodingException("message", cause),
                new EncodingException("message", cause, 0),
                new WorkerStartException("message", cause));
    }

    @ParameterizedTest
    @MethodSource("withoutCause")
    void causeIsAbsentUnlessGiven(ProcessPoolException exception) {
        assertThat(exception).hasMessage("message").hasNoCause();
    }

    static Stream<ProcessPoolException> withoutCause() {
        return Stream.of(
                new ProcessPoolException("message"),
                new ProcessPoolException("message", null, 0),
                new EncodingException("message"),
                new EncodingException("message", null, 0),
                new WorkerStartException("message"),
                new WorkerStartException("message", null),
                new PoolClosedException("message"),
                new TaskTimeoutException("message", Duration.ofSeconds(1), 0),
                crash("SIGKILL", List.of()));
    }

    @Test
    void taskFailedExceptionHasTheIndexOfItsItem() {
        assertThat(new TaskFailedException("message", new IOException("cause"), 3).index())
                .isEqualTo(3);
    }

    @Test
    void taskFailedExceptionNeedsACause() {
        assertThatThrownBy(() -> new TaskFailedException("message", null, 3))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("cause");
    }

    @Test
    void taskTimeoutExceptionTellsItsLimit() {
        var exception = new TaskTimeoutException("message", Duration.ofMillis(250), 4);

        assertThat(exception.limit()).isEqualTo(Duration.ofMillis(250));
        assertThat(exception.index()).isEqualTo(4);
    }

    @Test
    void workerCrashedExceptionTellsHowTheWorkerEnded() {
        WorkerCrashedException exception = crash("SIGKILL", List.of("first", "last"));

        assertThat(exception.pid()).isEqualTo(4711L);
        assertThat(exception.exitCode()).isEqualTo(137);
        assertThat(exception.signal()).contains("SIGKILL");
        assertThat(exception.stderrTail()).containsExactly("first", "last");
        assertThat(exception.index()).isEqualTo(5);
    }

    @Test
    void workerCrashedExceptionMayHaveNoSignal() {
        assertThat(crash(null, List.of()).signal()).isEmpty();
    }

    @Test
    void workerCrashedExceptionCopiesTheStderrTail() {
        List<String> lines = new ArrayList<>(List.of("line"));
        WorkerCrashedException exception = crash(null, lines);
        lines.add("later");

        assertThat(exception.stderrTail()).containsExactly("line").isUnmodifiable();
    }

    @Test
    void workerCrashedExceptionCanBeSerialized() throws Exception {
        var copy = (WorkerCrashedException) copy(crash("SIGKILL", List.of("line")));

        assertThat(copy.stderrTail()).containsExactly("line");
        assertThat(copy.signal()).contains("SIGKILL");
        assertThat(copy.index()).isEqualTo(5);
    }

    private static WorkerCrashedException crash(String signal, List<String> stderrTail) {
        return new WorkerCrashedException("message", 4711L, 137, signal, stderrTail, 5);
    }

    private static Object copy(Object object) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
