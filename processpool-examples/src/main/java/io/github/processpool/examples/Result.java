package io.github.processpool.examples;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of running an example.
 *
 * @param lines its output and checks
 * @param figures its figures
 * @param failure why a claim does not hold, if one does not
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
