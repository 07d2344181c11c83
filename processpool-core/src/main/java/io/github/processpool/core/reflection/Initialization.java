package io.github.processpool.core.reflection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the static initialiser of a class has completed, without running it or waiting for it. Until Java 21
 * {@code sun.misc.Unsafe} has a method for this. Later versions lack that method, but return a handle of another kind for a
 * field whose class is not initialised.
 */
public final class Initialization {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final @Nullable Object UNSAFE = unsafe();
    private static final @Nullable Method QUESTION = question();

    private Initialization() {}

    /** Takes a static field of the class in question. Returns false if it can't be found out. */
    public static boolean isComplete(Field field) {
        try {
            return QUESTION == null
                    ? !hasLazyHandle(field)
                    : Boolean.FALSE.equals(QUESTION.invoke(UNSAFE, field.getDeclaringClass()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    private static boolean hasLazyHandle(Field field) throws ReflectiveOperationException {
        return handle(field).getClass().getSimpleName().startsWith("Lazy");
    }

    private static VarHandle handle(Field field) throws IllegalAccessException {
        try {
            return Access.inside(field.getDeclaringClass()).unreflectVarHandle(field);
        } catch (IllegalAccessException e) {
            return LOOKUP.unreflectVarHandle(field); // of a module that is not open, but public
        }
    }

    private static @Nullable Object unsafe() {
        try {
            Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable Method question() {
        try {
            return UNSAFE == null ? null : UNSAFE.getClass().getMethod("shouldBeInitialized", Class.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
