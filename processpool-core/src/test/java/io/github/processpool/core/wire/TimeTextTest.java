package io.github.processpool.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
    @ParameterizedTest
    @CsvSource({
        "PT5S, 5 s",
        "PT1.5S, 1.5 s",
        "PT0.25S, 250 ms",
        "PT2M, 2 min",
        "PT90S, 90 s",
        "PT1H, 1 h",
        "PT1H1M, 61 min",
        "P1D, 1 d",
        "PT0S, 0 s",
        "PT0.0015S, 1.5 ms",
        "PT0.000000001S, 0.000001 ms",
        "PT5.512345678S, 5.512 s",
        "PT10S, 10 s",
        "PT100S, 100 s",
        "PT-2S, -2 s",
        "PT-0.005S, -5 ms"
    })
    void isReadAsPeopleWriteIt(Duration duration, String text) {
        assertThat(TimeText.of(duration)).isEqualTo(text);
    }
}
