package io.github.processpool.examples;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example holds on a single worker, too. It takes a while, so that it is one of the long tests. */
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
