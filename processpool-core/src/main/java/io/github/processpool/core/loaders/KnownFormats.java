package io.github.processpool.core.loaders;

import io.github.processpool.spi.ValueFormat;
import java.util.List;

/**
 * Whether it is known that there is no {@link ValueFormat} on the class path. Looking for one opens every jar. A worker with
 * the same class path need not look again.
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

    /** Returns the options that tell a JVM with the same class path what is known here. */
    public static List<String> options() {
        return none ? List.of("-D" + PROPERTY + "=" + NONE) : List.of();
    }
}
