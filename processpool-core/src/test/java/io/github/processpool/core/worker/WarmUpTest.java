package io.github.processpool.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.codec.FunctionEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void theScriptNamesTheFunctionAsTheParentWould() {
        byte[] description =
                new FunctionEncoder(Set.of()).encode(WarmUp.function()).json();

        assertThat(new String(description, StandardCharsets.UTF_8)).isEqualTo(WarmUp.DESCRIPTION);
    }

    @Test
    void everyItemIsAnswered() throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();

        WarmUp.runInFull(answers);

        // A slow machine sends results in several messages, and the end in one of its own.
        String finished = "\"chunk\":%d,(\"first\":\\d+,\"finished\"|\"nanos\"):";
        assertThat(answers.toString(StandardCharsets.UTF_8))
                .startsWith("{\"type\":\"results\",\"chunk\":1,\"first\":0,")
                .contains("9]", "[\"text\",0.5]", "[2,\"\\n\"]")
                .containsPattern(finished.formatted(1))
                .containsPattern(finished.formatted(2))
                .containsPattern(finished.formatted(3))
                .containsOnlyOnce("\"failed\"")
                .contains("{\"type\":\"failed\",\"chunk\":3,\"index\":3,", "missing.Type");
    }
}
