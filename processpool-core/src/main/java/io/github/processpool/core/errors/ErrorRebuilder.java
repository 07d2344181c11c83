package io.github.processpool.core.errors;

import io.github.processpool.EncodingException;
import io.github.processpool.RemoteTaskException;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.TypeResolver;
import io.github.processpool.core.values.ValueReader;
import org.jspecify.annotations.Nullable;

/** Re-creates exceptions: of the same type if possible, otherwise a {@link RemoteTaskException}. */
public final class ErrorRebuilder {
    private static final String API = "io.github.processpool.";

    private final TypeResolver types;

    private ErrorRebuilder(TypeResolver types) {
        this.types = types;
    }

    /** Reads an exception. The current token is the object's start; afterwards it is its end. */
    public static Throwable read(ValueReader in) {
        return new ErrorRebuilder(in.types()).rebuild(ErrorReader.read(in));
    }

    private Throwable rebuild(ErrorData data) {
        Throwable cause = data.cause() == null ? null : rebuild(data.cause());
        Throwable error = ofItsType(data, cause);
        if (error == null) {
            error = standIn(data, cause);
        }
        setStackTrace(error, data);
        for (ErrorData suppressed : data.suppressed()) {
            error.addSuppressed(rebuild(suppressed));
        }
        return error;
    }

    private static void setStackTrace(Throwable error, ErrorData data) {
        try {
            error.setStackTrace(data.frames().toArray(new StackTraceElement[0]));
        } catch (Throwable e) {
            // Overridden by one that does not want it.
        }
    }

    private Throwable standIn(ErrorData data, @Nullable Throwable cause) {
        String message = data.shownMessage() == null ? data.message() : data.shownMessage();
        Throwable error = new RemoteTaskException(data.className(), message);
        Throwable shownCause = data.shownCause() == null ? cause : rebuild(data.shownCause());
        return shownCause == null ? error : error.initCause(shownCause);
    }

    private @Nullable Throwable ofItsType(ErrorData data, @Nullable Throwable cause) {
        try {
            Class<?> type = trusted(data.className());
            boolean bare = type == null;
            if (bare) {
                type = types.bareException(data.className());
            }
            return type != null && Throwable.class.isAssignableFrom(type)
                    ? new ErrorMaker(type, bare, data, cause).make()
                    : null;
        } catch (Throwable e) { // whatever an application's class loaders, initialisers and methods throw
            return null;
        }
    }

    /** Returns the class if its own code may run to make an object of it. */
    private @Nullable Class<?> trusted(String className) {
        Class<?> type = ownClass(className);
        try {
            return type == null ? types.resolve(className) : type;
        } catch (ValueProblem e) {
            return null;
        }
    }

    /** The exceptions of the JDK and of this library need no permission. */
    private static @Nullable Class<?> ownClass(String className) {
        try {
            boolean api = className.startsWith(API) && className.indexOf('.', API.length()) < 0;
            ClassLoader loader = api ? EncodingException.class.getClassLoader() : ClassLoader.getPlatformClassLoader();
            Class<?> type = Class.forName(className, false, loader);
            return api || JdkClasses.contains(type) ? type : null;
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
