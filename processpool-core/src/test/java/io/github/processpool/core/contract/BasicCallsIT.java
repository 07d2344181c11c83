package io.github.processpool.core.contract;

import org.junit.jupiter.api.Nested;

class BasicCallsIT {

    @Nested
    class OnOneWorker extends BasicCallsContract implements OneLocalWorker {}

    @Nested
    class OnFourWorkers extends BasicCallsContract implements FourLocalWorkers {}
}
