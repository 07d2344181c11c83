package io.github.processpool.core.types;

import io.github.processpool.core.reflection.JdkClasses;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Tells which classes of an application or of its libraries lie beside each other. JDK classes lie beside none. */
public final class Neighbours {
    private Neighbours() {}

    /** Tells whether both are of one jar, folder or module; without a known source, of one loader. */
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

    /** Tells whether both are in one package of one jar, folder or module. */
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
