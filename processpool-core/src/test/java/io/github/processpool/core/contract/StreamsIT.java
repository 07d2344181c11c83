package io.github.processpool.core.contract;

import org.junit.jupiter.api.Nested;

class StreamsIT {

    @Nested
    class OnOneWorker extends StreamsContract implements OneLocalWorker {}

    @Nested
    class OnFourWorkers extends StreamsContract implements FourLocalWorkers {}
}
