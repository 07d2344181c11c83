package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PatientlyTest {
    private int tries;

    private int failTwice() {
        if (++tries < 3) {
            throw new OutOfMemoryError("none left");
        }
        return tries;
    }

    @Test
    void whatHasNoMemoryIsTriedAgain() {
        Patiently.run(this::failTwice);
        assertThat(tries).isEqualTo(3);

        tries = 0;
        assertThat(Patiently.get(this::failTwice)).isEqualTo(3);
    }

    @Test
    void whatFailsOtherwiseIsNot() {
        assertThatThrownBy(() -> Patiently.run(() -> {
                    tries++;
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(tries).isEqualTo(1);
    }
}
