package io.github.processpool.core.functions;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Access;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/**
 * Converts lambdas to the description that javac keeps of them, and back. The private methods for this are called by
 * method handles, because the JDK's reflection and its object streams prepare for many calls, at ten times the cost of
 * one call. In modules that open no package, Java's object streams give access to these methods; the bytes of the
 * streams are never used.
 */
public final class Lambdas {
    private static final MethodType DESCRIBE = MethodType.methodType(Object.class);
    private static final MethodType DESERIALIZE = MethodType.methodType(Object.class, SerializedLambda.class);

    private Lambdas() {}

    /**
     * Returns the description of a function.
     *
     * @throws ValueProblem if it has none
     */
    public static SerializedLambda describe(Object function) {
        Class<?> type = function.getClass();
        if (!type.isHidden()) {
            return FunctionObjects.describe(function);
        }
        SerializedLambda lambda = describeDirectly(function);
        if (lambda == null) {
            throw new ValueProblem(type.getName() + " can't be encoded: " + LambdaAdvice.on(type));
        }
        return lambda;
    }

    private static @Nullable SerializedLambda describeDirectly(Object function) {
        Class<?> type = function.getClass();
        try {
            Object description = Access.inside(type)
                    .findVirtual(type, "writeReplace", DESCRIBE)
                    .invoke(function);
            return description instanceof SerializedLambda lambda ? lambda : null;
        } catch (IllegalAccessException e) {
            return describeThroughStreams(function);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            return null;
        }
    }

    private static @Nullable SerializedLambda describeThroughStreams(Object function) {
        try (Describer describer = new Describer()) {
            describer.writeObject(function);
            return describer.found;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /**
     * Makes the function that the description is of, or one that javac mistakes it for: see {@link MethodReferences}.
     * May initialise the class in which it was written.
     */
    static Object rebuild(SerializedLambda lambda, Class<?> capturing, @Nullable Object[] captured) {
        try {
            return rebuildDirectly(lambda, capturing);
        } catch (IllegalAccessException e) {
            return rebuildThroughStreams(lambda, capturing, captured);
        } catch (Throwable e) {
            if (e instanceof ClassCastException && MethodReferences.mayBeTakenForAnothers(lambda)) {
                return MethodReferences.link(lambda, capturing);
            }
            throw failed(capturing, e);
        }
    }

    private static Object rebuildDirectly(SerializedLambda lambda, Class<?> capturing) throws Throwable {
        return (Object) maker(capturing).invokeExact(lambda);
    }

    private static MethodHandle maker(Class<?> capturing) throws IllegalAccessException, NoSuchMethodException {
        return Access.inside(capturing).findStatic(capturing, "$deserializeLambda$", DESERIALIZE);
    }

    /** Finds what makes the functions that are written in a class, if there are any, without initialising the class. */
    public static void prepare(Class<?> capturing) {
        try {
            maker(capturing);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            // It makes none, or none in this way.
        }
    }

    private static ValueProblem failed(Class<?> capturing, Throwable e) {
        return new ValueProblem(
                "the function can't be rebuilt from class " + capturing.getName() + " (" + ErrorText.of(e) + ")", e);
    }

    private static Object rebuildThroughStreams(SerializedLambda lambda, Class<?> capturing, Object[] captured) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Carrier out = new Carrier(bytes, captured)) {
            out.writeObject(lambda);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw failed(capturing, e);
        }
        try (Rebuilder in = new Rebuilder(bytes.toByteArray(), capturing, captured)) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
            throw failed(capturing, e);
        }
    }

    /** Lets the JDK call the function's private {@code writeReplace} and keeps what comes out; writes nothing. */
    private static final class Describer extends ObjectOutputStream {
        private @Nullable SerializedLambda found;

        Describer() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
                found = lambda;
            }
            return null;
        }
    }

    /** Stands for a captured value, which need not be serializable, on its way through the streams. */
    private record Captured(int index) implements Serializable {}

    private static final class Carrier extends ObjectOutputStream {
        private final Object[] captured;

        Carrier(OutputStream out, Object[] captured) throws IOException {
            super(out);
            this.captured = captured;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            for (int i = 0; i < captured.length; i++) {
                if (captured[i] == object) {
                    return new Captured(i);
                }
            }
            return object;
        }
    }

    private static final class Rebuilder extends ObjectInputStream {
        private final Class<?> capturing;
        private final Object[] captured;

        Rebuilder(byte[] bytes, Class<?> capturing, Object[] captured) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.capturing = capturing;
            this.captured = captured;
            enableResolveObject(true);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            return description.getName().equals(capturing.getName()) ? capturing : super.resolveClass(description);
        }

        @Override
        protected Object resolveObject(Object object) {
            return object instanceof Captured stand ? captured[stand.index()] : object;
        }
    }
}
