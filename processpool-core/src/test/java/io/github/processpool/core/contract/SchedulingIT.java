package io.github.processpool.core.contract;

import org.junit.jupiter.api.Nested;

class SchedulingIT {

    @Nested
    class OnOneWorker extends SchedulingContract implements OneLocalWorker {}

    @Nested
    class OnFourWorkers extends SchedulingContract implements FourLocalWorkers {}
}
