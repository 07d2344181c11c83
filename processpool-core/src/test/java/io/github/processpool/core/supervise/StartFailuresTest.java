package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.launch.Exit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartFailuresTest {
    private final StartFailures failures = new StartFailures("p", payload -> new IllegalStateException());
    private long now = -5; // as nanoTime, it may begin anywhere

    private boolean fails() {
        failures.failure(now, false);
        return failures.tooMany(now);
    }

    @Test
    void aPoolThatNeverWorkedGivesUpAfterThreeTries() {
        assertThat(fails()).isFalse();
        assertThat(fails()).isFalse();
        assertThat(fails()).isTrue();
    }

    @Test
    void startsThatOneSignalToTheirGroupEndsAreOneFailure() {
        for (int second = 0; second < 2; second++) {
            for (int i = 0; i < 20; i++) {
                failures.endedByRequest(now);
                assertThat(failures.tooMany(now)).isFalse();
            }
            now += TimeUnit.SECONDS.toNanos(2);
        }
        failures.endedByRequest(now);
        assertThat(failures.tooMany(now)).isTrue();
    }

    @Test
    void aRefusalOfTheJvmIsFinalUnlessThePoolHasWorked() {
        WorkerEnd refused = end(true);
        failures.failure(now, false);
        assertThat(failures.isHopeless(now, end(false))).isFalse();
        assertThat(failures.isHopeless(now, refused)).isTrue();

        failures.success();
        failures.failure(now, false);
        assertThat(failures.isHopeless(now, refused)).isFalse();
    }

    private static WorkerEnd end(boolean refused) {
        return WorkerEnd.of(1, new Exit(1, null, "why", null, refused), List.of(), null, false);
    }

    @Test
    void aPoolThatHasWorkedIsGivenTimeHoweverManyPlacesFailAtOnce() {
        failures.success();
        for (int i = 0; i < 20; i++) {
            assertThat(fails()).isFalse();
        }
        now += TimeUnit.SECONDS.toNanos(5);
        assertThat(fails()).isTrue();
    }

    @Test
    void timeAloneIsNoReasonToGiveUp() {
        failures.success();
        assertThat(fails()).isFalse();
        now += TimeUnit.HOURS.toNanos(1);
        assertThat(fails()).isFalse();
    }

    @Test
    void aStartThatSucceedsIsAFreshStart() {
        failures.success();
        for (int i = 0; i < 20; i++) {
            assertThat(fails()).isFalse();
        }
        failures.success();
        now += TimeUnit.SECONDS.toNanos(6);
        assertThat(fails()).isFalse();
    }

    @Test
    void pausesGrowToFiveSeconds() {
        failures.failure(now, false);
        long first = failures.pauseMillis();
        failures.failure(now, false);
        assertThat(failures.pauseMillis()).isEqualTo(2 * first);
        for (int i = 0; i < 20; i++) {
            failures.failure(now, false);
        }
        assertThat(failures.pauseMillis()).isEqualTo(5_000);
    }

    @Test
    void workersThatEndEarlyCostGrowingPausesToo() {
        assertThat(failures.endedEarly(now)).isZero();
        failures.success(); // each of them was ready before it ended
        long second = failures.endedEarly(now);
        assertThat(second).isPositive();
        assertThat(failures.endedEarly(now)).isEqualTo(2 * second);
        for (int i = 0; i < 20; i++) {
            assertThat(failures.endedEarly(now)).isLessThanOrEqualTo(5_000);
        }

        now += TimeUnit.MINUTES.toNanos(2);
        assertThat(failures.endedEarly(now)).isZero();
        assertThat(failures.endedEarly(now)).isPositive();
        failures.endedLate();
        assertThat(failures.endedEarly(now)).isZero();
    }

    @Test
    void filesThatOthersRemoveAreNoReasonToGiveUpSoon() {
        for (int i = 0; i < 50; i++) {
            failures.failure(now, true);
            assertThat(failures.tooMany(now)).isFalse();
            assertThat(failures.pauseMillis()).isPositive();
        }
        failures.failure(now, true);
        failures.failure(now, true);
        assertThat(failures.tooMany(now)).isFalse();
        failures.failure(now, true);
        assertThat(failures.tooMany(now)).as("something tidies up all the time").isTrue();
    }

    @Test
    void filesThatAreRemovedNowAndThenAreForgottenWhenAWorkerHasStarted() {
        for (int i = 0; i < 200; i++) {
            failures.failure(now, true);
            failures.success();
        }
        assertThat(failures.tooMany(now)).isFalse();
    }
}
