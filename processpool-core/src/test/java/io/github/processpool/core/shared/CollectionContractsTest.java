package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.shared.Manager;
import junit.framework.TestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contracts of {@code List}, {@code ConcurrentMap} and {@code Queue} where the objects live. */
@Timeout(120)
class CollectionContractsTest {

    @Test
    @Conformance("Lists and maps keep all contracts, in a worker too; they may be nested; values "
            + "are copies; closed is a clear error")
    void listMapAndQueueKeepTheContractsOfTheJdk() {
        try (Manager manager = Manager.create()) {
            TestSuite suite = CollectionSuites.all(() -> manager);

            assertThat(CollectionSuites.failures(suite)).isEmpty();
            assertThat(CollectionSuites.count(suite)).isGreaterThan(1000);
        }
    }
}
