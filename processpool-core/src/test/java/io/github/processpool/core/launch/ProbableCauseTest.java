package io.github.processpool.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbableCauseTest {
    @ParameterizedTest
    @CsvSource({"137, SIGKILL", "139, SIGSEGV", "134, SIGABRT", "143, SIGTERM", "130, SIGINT", "162, SIG34"})
    void anExitCodeAbove128StandsForASignal(int exitCode, String signal) {
        assertThat(ProbableCause.signal(exitCode)).isEqualTo(signal);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 128, 200, 255})
    void otherExitCodesStandForNone(int exitCode) {
        assertThat(ProbableCause.signal(exitCode)).isNull();
    }
}
