package io.github.processpool.core.contract;

import org.junit.jupiter.api.Nested;

class ProcessesIT {

    @Nested
    class OnOneWorker extends ProcessesContract implements OneLocalWorker {}

    @Nested
    class OnFourWorkers extends ProcessesContract implements FourLocalWorkers {}
}
