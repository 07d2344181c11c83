package io.github.processpool.core.errors;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Allocator;
import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.reflection.JdkClasses;
import java.lang.reflect.Constructor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Re-creates one exception. JDK exceptions are created by their constructors. Exceptions of applications are created
 * like objects in Java's serialization, without running their constructors. Only if the result does not show the same
 * message and cause as the original, because some of its state could not be sent, their constructors are tried too.
 */
final class ErrorMaker {
    private final Class<?> type;
    private final boolean bare; // no code of the class's is to run
    private final ErrorData data;
    private final @Nullable Throwable cause;

    /** How much a candidate has in common with the original. */
    private enum Likeness {
        NONE,
        /** It keeps the same message and cause, but its getters return others. */
        KEEPS,
        SHOWS
    }

    ErrorMaker(Class<?> type, boolean bare, ErrorData data, @Nullable Throwable cause) {
        this.type = type;
        this.bare = bare;
        this.data = data;
        this.cause = cause;
    }

    /** Returns null if no candidate is like the original. */
    @Nullable
    Throwable make() {
        if (JdkClasses.contains(type)) {
            return byConstructor();
        }
        Throwable allocated = allocated();
        Likeness likeness = likeness(allocated);
        if (likeness == Likeness.SHOWS && ErrorShape.of(type).inReach()) {
            return allocated;
        }
        Throwable constructed = bare ? null : byConstructor();
        return constructed != null || likeness == Likeness.NONE ? constructed : allocated;
    }

    private @Nullable Throwable byConstructor() {
        if (JdkClasses.contains(type)) {
            Constructor<?> constructor = JdkErrorState.constructor(type, data.state());
            Throwable error = constructed(constructor, data.state().toArray());
            if (error != null) {
                return error;
            }
        }
        for (Constructor<?> constructor : ErrorConstructors.of(type, cause != null)) {
            Throwable error = constructed(constructor, ErrorConstructors.arguments(constructor, data.message(), cause));
            if (error != null) {
                return error;
            }
        }
        return null;
    }

    /** Returns what shows the same as the original, or null. */
    private @Nullable Throwable constructed(
            @Nullable Constructor<?> constructor, @Nullable Object @Nullable [] arguments) {
        Throwable error =
                constructor == null || arguments == null ? null : ErrorConstructors.call(constructor, arguments);
        return likeness(error) == Likeness.SHOWS ? error : null;
    }

    private @Nullable Throwable allocated() {
        Constructor<?> constructor = JdkErrorState.constructor(Allocator.jdkSuperclass(type), data.state());
        Allocator allocator = constructor == null
                ? null
                : Allocator.ofThrowable(type, constructor, data.state().toArray());
        return allocated(allocator == null ? Allocator.ofThrowable(type, data.message(), cause) : allocator);
    }

    private static @Nullable Throwable allocated(@Nullable Allocator allocator) {
        try {
            return allocator == null ? null : (Throwable) allocator.allocate();
        } catch (Throwable e) { // thrown by a static initialiser, say, or an overridden fillInStackTrace
            return null;
        }
    }

    /** Completes a candidate, and returns how much it has in common with the original. */
    private Likeness likeness(@Nullable Throwable error) {
        if (error == null) {
            return Likeness.NONE;
        }
        try {
            boolean whole = setFields(error);
            initCause(error);
            return keepsTheSame(error) ? shown(error, whole) : Likeness.NONE;
        } catch (Throwable e) { // whatever an application's methods do
            return Likeness.NONE;
        }
    }

    /** Tells whether all that the exception holds has travelled. */
    private boolean setFields(Throwable error) {
        ErrorShape shape = ErrorShape.of(type);
        boolean whole = shape.whole();
        for (InstanceField field : shape.fields()) {
            whole &= data.fields().containsKey(field.name()) && set(field, error);
        }
        return whole;
    }

    private boolean set(InstanceField field, Throwable error) {
        try {
            field.set(error, data.fields().get(field.name()));
            return true;
        } catch (ValueProblem e) {
            return false; // as good as a field that did not travel
        }
    }

    private void initCause(Throwable error) {
        if (cause != null && keptCause(error) == null) {
            error.initCause(cause);
        }
    }

    private static @Nullable Throwable keptCause(Throwable error) {
        OwnState own = OwnState.of(error);
        return own == null ? error.getCause() : own.cause();
    }

    private boolean keepsTheSame(Throwable error) {
        OwnState own = OwnState.of(error);
        String message = own == null ? error.getMessage() : own.message();
        return Objects.equals(message, data.message()) && keptCause(error) == cause;
    }

    /**
     * The results of an exception's getters may differ each time, or depend on state that is not sent. It is still the
     * same exception if all of its state was sent, or if its {@code getMessage} only adds to the message that it keeps.
     */
    private Likeness shown(Throwable error, boolean whole) {
        String shown = shownMessage(error);
        boolean showsCause = data.shownCause() == null || error.getCause() != null;
        if (Objects.equals(shown, data.shownMessage()) && showsCause) {
            return Likeness.SHOWS;
        }
        boolean saysSomething = shown != null || data.shownMessage() == null;
        return saysSomething && showsCause && (whole || data.message() != null) ? Likeness.KEEPS : Likeness.NONE;
    }

    private static @Nullable String shownMessage(Throwable error) {
        try {
            return error.getMessage();
        } catch (Throwable e) {
            return null; // as that which failed at the other end
        }
    }
}
