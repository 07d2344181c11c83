package io.github.processpool.examples;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of running an example.
 *
 * @param lines what it said and checked
 * @param figures what it has to show
 * @param failure why it did not hold what it claims, if it did not
 * @param took how long it ran
 */
record Result(Example example, List<Run.Line> lines, List<Figure> figures, Optional<String> failure, Duration took) {

    boolean held() {
        return failure.isEmpty();
    }

    long claims() {
        return lines.stream().filter(Run.Line::checked).count();
    }
}
