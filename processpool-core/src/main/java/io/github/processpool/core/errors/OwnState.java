package io.github.processpool.core.errors;

import io.github.processpool.core.reflection.JdkClasses;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state that {@link Throwable} itself keeps of an exception whose getters return something else: a {@code
 * getMessage} that adds to the message, or a {@code getCause} that returns a field.
 *
 * @param message the message that its constructor was given
 * @param cause the cause that it was given, by its constructor or later
 */
public record OwnState(@Nullable String message, @Nullable Throwable cause, List<@Nullable StackTraceElement> frames) {
    private static final String[] GETTERS = {"getMessage", "getCause", "getStackTrace"};

    /** Returns null if the exception's getters return this state, or if there is no access to it. */
    public static @Nullable OwnState of(Throwable error) {
        return mayShowOther(error.getClass()) ? read(error) : null;
    }

    private static boolean mayShowOther(Class<?> type) {
        if (JdkClasses.contains(type)) {
            return false;
        }
        try {
            for (String getter : GETTERS) {
                if (!JdkClasses.contains(type.getMethod(getter).getDeclaringClass())) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchMethodException | LinkageError e) {
            return true; // some method mentions a class that is not there
        }
    }

    private static @Nullable OwnState read(Throwable error) {
        try (Reader reader = new Reader(error)) {
            reader.readAll();
            StackTraceElement[] frames = reader.frames;
            return frames == null ? null : new OwnState(reader.message, reader.cause, Arrays.asList(frames));
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Lets the JDK read the private fields of {@code Throwable}, which it writes before all others, in the order of their
     * names: cause, message, frames. There it is stopped. Writes nothing.
     */
    private static final class Reader extends ObjectOutputStream {
        private final Throwable error;
        private boolean begun;
        private @Nullable Throwable cause;
        private @Nullable String message;
        private StackTraceElement @Nullable [] frames;

        Reader(Throwable error) throws IOException {
            super(OutputStream.nullOutputStream());
            this.error = error;
            enableReplaceObject(true);
        }

        @Override
        protected @Nullable Object replaceObject(Object object) throws IOException {
            if (!begun) {
                begun = true;
                return object == error ? object : null;
            }
            if (frames != null) {
                return null; // it is writing why it was stopped
            }
            if (object instanceof Throwable other) {
                cause = other;
            } else if (object instanceof String text) {
                message = text;
            } else if (object instanceof StackTraceElement[] elements) {
                frames = elements;
            }
            if (frames != null) {
                throw new IOException("all that was wanted has been read");
            }
            return null;
        }

        void readAll() {
            try {
                writeObject(error);
            } catch (Throwable e) {
                // It was stopped, or a writeReplace of the exception's own threw.
            }
        }
    }
}
