package io.github.processpool.core.reflection;

/** Tells which classes come with the JDK. */
public final class JdkClasses {
    private JdkClasses() {}

    public static boolean contains(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
            return true;
        }
        String module = type.getModule().getName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }
}
