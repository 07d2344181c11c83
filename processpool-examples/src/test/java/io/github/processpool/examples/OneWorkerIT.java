package io.github.processpool.examples;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The claims of every example hold on a single worker too. This takes a while, so it is one of the long tests. */
class OneWorkerIT {

    static Stream<String> names() {
        return Examples.ALL.stream().map(Example::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void oneWorkerIsEnough(String name) {
        Held.output(name, "--workers", "1");
    }
}
