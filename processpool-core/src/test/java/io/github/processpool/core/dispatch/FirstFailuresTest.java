package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.TaskFailedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstFailuresTest {
    private final FirstFailures failures = new FirstFailures();

    private static ProcessPoolException failure(int index, String message) {
        return new TaskFailedException(message, new IllegalStateException(message), index);
    }

    private static List<Integer> suppressedIn(ProcessPoolException first) {
        return List.of(first.getSuppressed()).stream()
                .map(other -> ((ProcessPoolException) other).index())
                .toList();
    }

    @Test
    void nothingIsThrownWhereNothingHasFailed() {
        assertThat(failures.isEmpty()).isTrue();
        assertThat(failures.toThrow()).isNull();
        assertThat(failures.keepOne()).isFalse();
    }

    @Test
    void aSingleFailureIsThrownAsItIs() {
        ProcessPoolException only = failure(7, "only");
        failures.add(only);

        assertThat(failures.isEmpty()).isFalse();
        assertThat(failures.toThrow()).isSameAs(only).hasNoSuppressedExceptions();
    }

    @Test
    void theLowestIndexesAreKeptInWhateverOrderTheyCome() {
        List<Integer> indexes =
                new ArrayList<>(IntStream.range(100, 1_100).boxed().toList());
        Collections.shuffle(indexes, new Random(4));
        indexes.forEach(index -> failures.add(failure(index, "item " + index)));

        ProcessPoolException first = failures.toThrow();

        assertThat(first.index()).isEqualTo(100);
        assertThat(suppressedIn(first)).containsExactly(101, 102, 103, 104, 105, 106, 107, 108, -1);
        assertThat(first.getSuppressed()[8]).hasMessageContaining("991 more failed");
    }

    @Test
    void fewAreAllKept() {
        List.of(3, 1, 2).forEach(index -> failures.add(failure(index, "item")));

        assertThat(suppressedIn(failures.toThrow())).containsExactly(2, 3);
    }

    @Test
    void messagesThatTakeTooMuchMemoryAreNotKeptButForTheFirst() {
        FirstFailures limited = new FirstFailures(250);
        IntStream.range(0, 5).forEach(index -> limited.add(failure(index, "x".repeat(100))));

        ProcessPoolException first = limited.toThrow();

        assertThat(first.index()).isZero();
        assertThat(suppressedIn(first)).containsExactly(1, 2, -1);
        assertThat(first.getSuppressed()[2]).hasMessageContaining("2 more failed");
    }

    @Test
    void allButTheFirstCanBeForgottenAndAreCounted() {
        List.of(5, 3, 4).forEach(index -> failures.add(failure(index, "item")));

        assertThat(failures.keepOne()).isTrue();

        ProcessPoolException first = failures.toThrow();
        assertThat(first.index()).isEqualTo(3);
        assertThat(first.getSuppressed()).hasSize(1);
        assertThat(first.getSuppressed()[0]).hasMessageContaining("2 more failed");
    }
}
