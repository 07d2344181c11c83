package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLong;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Managers that are dropped and never closed. */
@ExtendWith(NoLeaks.class)
class ForgottenManagerIT {
    private static final String SPEAKER = "shared data";

    private static SharedLong makeAndForget() {
        return Manager.create().counter(40);
    }

    private static void makeAndClose() {
        try (Manager manager = Manager.create()) {
            manager.counter(0).set(1);
        }
    }

    private static List<ILoggingEvent> awaitWarnings(LogWatch log) {
        eventually().until(() -> {
            System.gc();
            return !log.warningsOf(SPEAKER).isEmpty();
        });
        return log.warningsOf(SPEAKER);
    }

    @Test
    void isToldOfOnceWithThePlaceThatMadeItAndItsObjectsStay() {
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.create(1)) {
            SharedLong counter = makeAndForget();

            List<ILoggingEvent> warnings = awaitWarnings(log);

            assertThat(warnings).hasSize(1);
            assertThat(warnings.get(0).getFormattedMessage())
                    .contains("never closed")
                    .contains("Close it");
            assertThat(Arrays.stream(warnings.get(0).getThrowableProxy().getStackTraceElementProxyArray())
                            .map(StackTraceElementProxy::getStackTraceElement)
                            .map(StackTraceElement::getMethodName))
                    .contains("makeAndForget");
            assertThat(pool.<Long>apply(() -> counter.addAndGet(2))).isEqualTo(42);
        }
    }

    @Test
    void whatIsClosedIsNotToldOf() {
        try (LogWatch log = LogWatch.open()) {
            makeAndClose();
            // The cleaner handles managers in order, so when it has reported this one it has passed the other.
            var unused = makeAndForget();

            assertThat(awaitWarnings(log)).hasSize(1);
        }
    }
}
