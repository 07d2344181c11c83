package io.github.processpool.core.types;

import io.github.processpool.core.reflection.JdkClasses;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Classes of an application or of one of its libraries that lie beside each other. None of the JDK is beside any. */
public final class Neighbours {
    private Neighbours() {}

    /** Same jar, folder or module. Classes that came from nowhere are beside those of the same loader. */
    public static boolean areBeside(Class<?> type, Class<?> other) {
        if (JdkClasses.contains(type) || JdkClasses.contains(other)) {
            return false;
        }
        if (other.getModule().isNamed() && other.getModule() == type.getModule()) {
            return true;
        }
        String source = codeSource(type);
        return source == null
                ? codeSource(other) == null && type.getClassLoader() == other.getClassLoader()
                : source.equals(codeSource(other));
    }

    /** Same package of the same jar, folder or module. */
    static boolean shareAPackage(Class<?> type, Class<?> other) {
        return type.getPackageName().equals(other.getPackageName())
                && type.getClassLoader() == other.getClassLoader()
                && areBeside(type, other);
    }

    private static @Nullable String codeSource(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? null
                : source.getLocation().toExternalForm();
    }
}
