package io.github.processpool.core.contract;

import org.junit.jupiter.api.Nested;

class CallbacksIT {

    @Nested
    class OnOneWorker extends CallbacksContract implements OneLocalWorker {}

    @Nested
    class OnFourWorkers extends CallbacksContract implements FourLocalWorkers {}
}
