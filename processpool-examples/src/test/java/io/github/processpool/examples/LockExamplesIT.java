package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Chapter 4, on threads and on real workers: with the lock nothing is lost; without it, something is lost each time.
 */
class LockExamplesIT {

    @ParameterizedTest
    @ValueSource(strings = {"add-and-remove", "shared-add-and-remove"})
    void whatOneAddsTheOtherRemoves(String name) {
        assertThat(Held.output(name))
                .contains("removed: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]")
                .contains("left:    []");
    }

    @Test
    void threadsRace() {
        assertRaced(Held.output("race"), "thread", "incrementAndGet");
    }

    @Test
    void workersRace() {
        assertRaced(Held.output("shared-race"), "worker", "addAndGet");
    }

    private static void assertRaced(String output, String party, String atomicOperation) {
        assertThat(output)
                .contains("without a lock: one " + party
                        + " failed: it had been there, and was gone; the other took the last one")
                .contains("with a lock:    one " + party + " found nothing; the other took the last one")
                .contains("two " + party + "s added 1 to 0, by get and set: it is 1")
                .contains("and by " + atomicOperation + ": it is 2");
    }
}
