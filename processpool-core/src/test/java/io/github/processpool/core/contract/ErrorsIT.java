package io.github.processpool.core.contract;

import org.junit.jupiter.api.Nested;

class ErrorsIT {

    @Nested
    class OnOneWorker extends ErrorsContract implements OneLocalWorker {}

    @Nested
    class OnFourWorkers extends ErrorsContract implements FourLocalWorkers {}
}
