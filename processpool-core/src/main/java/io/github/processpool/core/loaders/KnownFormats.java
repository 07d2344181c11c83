package io.github.processpool.core.loaders;

import io.github.processpool.spi.ValueFormat;
import java.util.List;

/**
 * Whether it is known that the class path brings no {@link ValueFormat}. Looking for one opens every jar, and a worker
 * with the same class path need not do it again.
 */
public final class KnownFormats {
    private static final String PROPERTY = "io.github.processpool.formats";
    private static final String NONE = "none";

    private static volatile boolean none = NONE.equals(System.getProperty(PROPERTY));

    private KnownFormats() {}

    /** Tells whether a class loader is known to find none. */
    public static boolean areNoneIn(ClassLoader loader) {
        return none && loader == ClassLoader.getSystemClassLoader();
    }

    /** Notes that a class loader finds none. */
    public static void foundNoneIn(ClassLoader loader) {
        if (loader == ClassLoader.getSystemClassLoader()) {
            none = true;
        }
    }

    /** Returns the options by which a JVM with just the same class path knows as much. */
    public static List<String> options() {
        return none ? List.of("-D" + PROPERTY + "=" + NONE) : List.of();
    }
}
