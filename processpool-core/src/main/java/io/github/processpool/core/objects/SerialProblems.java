package io.github.processpool.core.objects;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeNames;
import org.jspecify.annotations.Nullable;

/** What goes wrong while methods of an application's classes write or read. */
final class SerialProblems {
    private static final int MOST_CAUSES = 50;

    private SerialProblems() {}

    /** Returns why a value can't be had: what failed inside, or else that a method of its class threw something. */
    static ValueProblem of(Object object, String what, String method, Throwable thrown) {
        ValueProblem problem = in(thrown);
        return problem == null ? thrownBy(object.getClass(), what, method, thrown) : problem;
    }

    private static @Nullable ValueProblem in(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof ValueProblem problem) {
                return problem;
            }
            cause = cause.getCause();
        }
        return null;
    }

    static ValueProblem thrownBy(Class<?> type, String what, String method, Throwable thrown) {
        return new ValueProblem(
                TypeNames.of(type) + " can't be " + what + ": its " + method + " method threw " + ErrorText.of(thrown),
                thrown);
    }
}
