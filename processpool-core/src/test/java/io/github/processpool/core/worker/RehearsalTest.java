package io.github.processpool.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.codec.FunctionEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void theScriptNamesTheFunctionAsTheParentWould() {
        byte[] description =
                new FunctionEncoder(Set.of()).encode(Rehearsal.piece()).json();

        assertThat(new String(description, StandardCharsets.UTF_8)).isEqualTo(Rehearsal.DESCRIPTION);
    }

    @Test
    void everyItemIsAnswered() throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();

        Rehearsal.play(answers);

        assertThat(answers.toString(StandardCharsets.UTF_8))
                .startsWith("{\"type\":\"results\",\"chunk\":1,\"first\":0,")
                .contains(
                        "7,8,9]",
                        "\"text\"",
                        "\"chunk\":1,\"first\":0,\"finished\":",
                        "\"chunk\":2,\"first\":0,\"finished\":")
                .doesNotContain("\"failed\"");
    }
}
