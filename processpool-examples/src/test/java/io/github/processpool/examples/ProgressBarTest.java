package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Progress;
import io.github.processpool.ProgressListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final ProgressListener bar = ProgressBar.on(new PrintStream(shown, true, StandardCharsets.UTF_8));

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void growsInOneLineAndSaysWhatIsLeft() {
        bar.onProgress(new Progress(5, OptionalLong.of(10), 1, Optional.of(Duration.ofSeconds(7))));

        assertThat(shown()).contains("\r  50% [=====", " 5/10 (0:00:00 / 0:00:07) 1 failed");
        assertThat(shown()).doesNotContain(System.lineSeparator());
    }

    @Test
    void endsItsLineWhenAllIsDone() {
        bar.onProgress(new Progress(10, OptionalLong.of(10), 0, Optional.of(Duration.ZERO)));

        assertThat(shown()).contains("100% [====", " 10/10 ").endsWith(System.lineSeparator());
    }

    @Test
    void countsWhereTheTotalIsNotKnown() {
        bar.onProgress(new Progress(123, OptionalLong.empty(), 0, Optional.empty()));

        assertThat(shown()).contains(" 123/? ").doesNotContain(System.lineSeparator());
    }

    @Test
    void beginsAnewWithEachCall() {
        bar.onProgress(new Progress(10, OptionalLong.of(10), 0, Optional.of(Duration.ZERO)));
        shown.reset();

        bar.onProgress(new Progress(1, OptionalLong.of(4), 0, Optional.empty()));

        assertThat(shown()).contains("  25% [===", " 1/4 ");
    }
}
