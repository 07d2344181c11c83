package io.github.processpool.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.testkit.NoLeaks;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A minute of {@link ChaosSim}, or as long as {@code processpool.chaos.seconds} says. */
@ExtendWith(NoLeaks.class)
class ChaosIT {
    private static final long SECONDS = Long.getLong("processpool.chaos.seconds", 60);
    private static final long SEED = Long.getLong("processpool.chaos.seed", System.nanoTime());

    @Tag("slow")
    @Test
    @Timeout(3_600)
    void nothingIsLostDoubledWrongOrLeakedWhileWorkersAreStruck() throws Exception {
        assertThat(ChaosSim.run(Duration.ofSeconds(SECONDS), SEED)).isEmpty();
    }
}
