package io.github.processpool.core.types;

import io.github.processpool.core.reflection.SerialForm;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Classes whose objects travel instead of others: {@code writeReplace} makes them, their {@code readResolve} turns them back. */
final class StandIns {
    /** Holds a class and turns into its only object; it may hold only classes that are allowed. */
    private static final String SCALA_MODULE = "scala.runtime.ModuleSerializationProxy";

    private StandIns() {}

    /** Tells whether objects of a class may travel for {@code original}: it is of its package and has a {@code readResolve}. */
    static boolean mayStandFor(Class<?> original, Class<?> type) {
        Method replacing = SerialForm.replacement(original, "writeReplace");
        return replacing != null
                && SerialForm.replacement(type, "readResolve") != null
                && (Neighbours.shareAPackage(type, original)
                        || Neighbours.shareAPackage(type, replacing.getDeclaringClass())
                        || isOfInterface(type, original)
                        || isModule(type));
    }

    /** Tells whether objects of a class stand for objects of Scala's, which are the only ones of their class. */
    static boolean isModule(Class<?> type) {
        return type.getName().equals(SCALA_MODULE);
    }

    /** Tells whether the method is that of an interface in the package of {@code type}, as of most collections of Scala's. */
    private static boolean isOfInterface(Class<?> type, Class<?> original) {
        for (Class<?> c = original; c != null; c = c.getSuperclass()) {
            for (Class<?> face : c.getInterfaces()) {
                if ((declaresReplacement(face) && Neighbours.shareAPackage(type, face)) || isOfInterface(type, face)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean declaresReplacement(Class<?> face) {
        try {
            return !Modifier.isStatic(face.getDeclaredMethod("writeReplace").getModifiers());
        } catch (NoSuchMethodException | LinkageError e) {
            return false;
        }
    }
}
