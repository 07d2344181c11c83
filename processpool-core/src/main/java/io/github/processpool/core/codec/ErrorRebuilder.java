package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import io.github.processpool.RemoteTaskException;
import java.lang.reflect.Constructor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes exceptions of what travelled: of the same type where that can be had, else a {@link RemoteTaskException}. */
final class ErrorRebuilder {
    private static final String API = "io.github.processpool.";

    private final TypeResolver types;

    private ErrorRebuilder(TypeResolver types) {
        this.types = types;
    }

    static Throwable rebuild(ErrorData data, TypeResolver types) {
        return new ErrorRebuilder(types).rebuild(data);
    }

    private Throwable rebuild(ErrorData data) {
        Throwable cause = data.cause() == null ? null : rebuild(data.cause());
        Throwable error = create(data, cause);
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

    private Throwable create(ErrorData data, @Nullable Throwable cause) {
        Class<?> type = find(data.className());
        Throwable error = type == null ? null : ofType(type, data, cause);
        if (error == null) {
            error = new RemoteTaskException(data.className(), data.message());
            initCause(error, cause);
        }
        return error;
    }

    private @Nullable Class<?> find(String className) {
        Class<?> type = ownClass(className);
        if (type == null) {
            try {
                type = types.resolve(className);
            } catch (Throwable e) { // a class loader of the application's may throw anything
                return null;
            }
        }
        return Throwable.class.isAssignableFrom(type) ? type : null;
    }

    /** The exceptions of the JDK and of this library need no permission. */
    private static @Nullable Class<?> ownClass(String className) {
        try {
            boolean api = className.startsWith(API) && className.indexOf('.', API.length()) < 0;
            ClassLoader loader = api ? EncodingException.class.getClassLoader() : ClassLoader.getPlatformClassLoader();
            Class<?> type = Class.forName(className, false, loader);
            return api || TypeNames.isJdk(type) ? type : null;
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable Throwable ofType(Class<?> type, ErrorData data, @Nullable Throwable cause) {
        Throwable error = data.state().isEmpty() ? null : JdkErrorState.rebuild(type, data.state());
        if (error == null || !accept(error, data, cause)) {
            error = byConstructor(type, data, cause);
        }
        if (error == null) {
            error = withoutConstructor(type, data, cause);
        }
        return error;
    }

    private static @Nullable Throwable byConstructor(Class<?> type, ErrorData data, @Nullable Throwable cause) {
        for (Constructor<?> constructor : ErrorConstructors.of(type, cause != null)) {
            Object[] arguments = ErrorConstructors.arguments(constructor, data.message(), cause);
            Throwable error = arguments == null ? null : ErrorConstructors.call(constructor, arguments);
            if (error != null && accept(error, data, cause)) {
                return error;
            }
        }
        return null;
    }

    private static @Nullable Throwable withoutConstructor(Class<?> type, ErrorData data, @Nullable Throwable cause) {
        try {
            Allocator allocator = Allocator.ofThrowable(type, data.message());
            return allocator != null && allocator.allocate() instanceof Throwable error && accept(error, data, cause)
                    ? error
                    : null;
        } catch (Throwable e) {
            return null;
        }
    }

    /** Completes a candidate, and says whether it tells what the original told. */
    private static boolean accept(Throwable error, ErrorData data, @Nullable Throwable cause) {
        try {
            setFields(error, data);
            initCause(error, cause);
            return error.getCause() == cause && Objects.equals(error.getMessage(), data.message());
        } catch (Throwable e) { // whatever an application's methods do
            return false;
        }
    }

    private static void initCause(Throwable error, @Nullable Throwable cause) {
        if (cause != null && error.getCause() == null) {
            error.initCause(cause);
        }
    }

    private static void setFields(Throwable error, ErrorData data) {
        for (ErrorField field : ErrorField.of(error.getClass())) {
            if (data.fields().containsKey(field.name())) {
                setField(error, field, data.fields().get(field.name()));
            }
        }
    }

    private static void setField(Throwable error, ErrorField field, @Nullable Object value) {
        try {
            field.set(error, value);
        } catch (ValueProblem e) {
            // As good as a field that did not travel.
        }
    }
}
