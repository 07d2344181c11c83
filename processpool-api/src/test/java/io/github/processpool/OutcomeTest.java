package io.github.processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void successHasAValue() {
        Outcome<String> outcome = new Outcome.Success<>("value");

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.orThrow()).isEqualTo("value");
        assertThat(outcome).isEqualTo(new Outcome.Success<>("value"));
    }

    @Test
    void successMayHoldNull() {
        Outcome<String> outcome = new Outcome.Success<>(null);

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.orThrow()).isNull();
    }

    @Test
    void failureThrowsItsError() {
        var error = new ProcessPoolException("message", null, 3);
        Outcome<String> outcome = new Outcome.Failure<>(error);

        assertThat(outcome.isSuccess()).isFalse();
        assertThatThrownBy(outcome::orThrow).isSameAs(error);
    }

    @Test
    void failureNeedsAnError() {
        assertThatThrownBy(() -> new Outcome.Failure<String>(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("error");
    }
}
