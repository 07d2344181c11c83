package io.github.processpool.core.json;

import io.github.processpool.EncodingException;
import org.jspecify.annotations.Nullable;

/** Why one value can't be written or read; collects the path to it on its way out. */
public final class ValueProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONG_PATH = 300;

    private final StringBuilder path = new StringBuilder();
    private final transient @Nullable Trail trail; // of a value that is nested too deep
    private @Nullable String note;

    public ValueProblem(String message) {
        this(message, null);
    }

    public ValueProblem(String message, @Nullable Throwable cause) {
        this(message, cause, null);
    }

    private ValueProblem(String message, @Nullable Throwable cause, @Nullable Trail trail) {
        super(message, cause, false, false);
        this.trail = trail;
    }

    /** Says that a value is nested too deep, or, when the way to it is known, that it contains itself. */
    public static ValueProblem tooDeep(int limit) {
        return new ValueProblem(
                "it is nested more than " + limit + " levels deep: pass it in a flat form, as a list of its parts",
                null,
                new Trail());
    }

    /** Returns the failure itself if it is a problem already, otherwise a problem with its text and with it as cause. */
    public static ValueProblem of(String what, Throwable failure) {
        return failure instanceof ValueProblem problem
                ? problem
                : new ValueProblem(what + " (" + ErrorText.of(failure) + ")", failure);
    }

    /** Says that the value so far is found at {@code step} of a larger one, as {@code ".name"} or {@code "[3]"}. */
    public ValueProblem inside(String step) {
        return inside(step, null);
    }

    /** Says the same, and names the larger value. */
    public ValueProblem inside(String step, @Nullable Object container) {
        path.insert(0, step);
        if (trail != null) {
            trail.add(container, step);
        }
        return this;
    }

    /** Adds a note to the message, unless it has one already. */
    public ValueProblem noting(String more) {
        if (note == null) {
            note = more;
        }
        return this;
    }

    @Override
    public String getMessage() {
        return withNote(String.valueOf(super.getMessage()));
    }

    private String withNote(String text) {
        return note == null ? text : text + note;
    }

    public EncodingException at(String root) {
        String cycle = trail == null ? null : trail.cycle(root);
        String message = cycle == null
                ? root + shortPath() + ": " + getMessage()
                : withNote(cycle
                        + "; values travel as trees: pass a key or an index in place of the reference back, or make"
                        + " its field transient");
        Throwable cause = getCause();
        return cause == null ? new EncodingException(message) : new EncodingException(message, cause);
    }

    public String shortPath() {
        return shortened(path.toString());
    }

    public static String shortened(String path) {
        int length = path.length();
        return length <= LONG_PATH ? path : path.substring(0, 200) + "..." + path.substring(length - 60);
    }
}
