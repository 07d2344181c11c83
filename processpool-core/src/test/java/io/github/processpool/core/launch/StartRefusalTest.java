package io.github.processpool.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartRefusalTest {
    private static final String NO_JVM = "Error: Could not create the Java Virtual Machine.";
    private static final String NO_START = "Error occurred during initialization of VM";

    private static @Nullable String refusal(int exitCode, String... lines) {
        return StartRefusal.of(exitCode, List.of(lines));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unrecognized VM option 'NoSuch'",
                "Unrecognized option: -nosuch",
                "Invalid maximum heap size: -Xmx9x",
                "Improperly specified VM option 'MaxHeapSize=x'",
                "Conflicting collector combinations in option list; please refer to the release notes"
            })
    void anOptionThatTheJvmDoesNotTakeIsRefused(String line) {
        assertThat(refusal(1, "Picked up JAVA_TOOL_OPTIONS: -Dx", line, NO_JVM)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"Too small maximum heap", "Initial heap size set to a larger value than the maximum heap size"})
    void aHeapThatCanNotBeIsRefused(String line) {
        assertThat(refusal(1, NO_START, line)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Could not reserve enough space for 104857600KB object heap",
                "Could not allocate metaspace: 1073741824 bytes",
                "java.lang.OutOfMemoryError: unable to create native thread",
                "[warning][os,thread] Failed to start thread \"G1 Service\" - pthread_create failed (EAGAIN)",
                "There is insufficient memory for the Java Runtime Environment to continue.",
                "Error: failed to map memory"
            })
    void memoryThatIsNotThereNowMayBeThereLater(String line) {
        assertThat(refusal(1, NO_START, line, NO_JVM)).isNull();
    }

    @Test
    void whatEndsOtherwiseHasNotBeenRefused() {
        assertThat(refusal(1, "my own words")).isNull();
        assertThat(refusal(137, "Unrecognized VM option 'NoSuch'", NO_JVM)).isNull();
        assertThat(refusal(1)).isNull();
    }
}
