package io.github.processpool.core.objects;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import org.jspecify.annotations.Nullable;

/** What goes wrong while methods of an application's classes write or read. */
final class SerialProblems {
    private static final int MOST_CAUSES = 50;

    private SerialProblems() {}

    /** Returns what failed inside, if that is why a method threw something. */
    static @Nullable ValueProblem in(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof ValueProblem problem) {
                return problem;
            }
            cause = cause.getCause();
        }
        return null;
    }

    static ValueProblem thrownBy(String type, String what, String method, Throwable thrown) {
        return new ValueProblem(
                type + " can't be " + what + ": its " + method + " method threw " + ErrorText.of(thrown), thrown);
    }
}
