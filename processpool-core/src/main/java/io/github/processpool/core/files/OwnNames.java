package io.github.processpool.core.files;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Names of this library's temporary files. Others may guess them without harm: a file that exists already is not used.
 *
 * <p>All names that are made in one JVM begin alike, also those of another copy of this library in another class loader. So
 * a JVM knows its own lock files, which it must not open: closing one would release its lock.
 */
public final class OwnNames {
    private static final String START = "processpool-";
    private static final String LOCK = ".lock";
    private static final String MEMORY = ".memory";

    private static final String SHARED_BY_COPIES = "io.github.processpool.temporaryNames";
    private static final String OF_THIS_JVM = ofThisJvm();
    private static final AtomicLong NEXT = new AtomicLong();

    private OwnNames() {}

    /** Contains the time, since processes in other containers may have the same number. */
    private static String ofThisJvm() {
        String made =
                START + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        Object known = System.getProperties().putIfAbsent(SHARED_BY_COPIES, made);
        return (known instanceof String name ? name : made) + "-";
    }

    /** Returns a name for a pool's folder, another one each time. */
    static String nextFolder() {
        return OF_THIS_JVM + NEXT.incrementAndGet();
    }

    /** Returns a name for a shared array's file, another one each time. */
    public static String nextMemory() {
        return nextFolder() + MEMORY;
    }

    static String lockOf(String folder) {
        return folder + LOCK;
    }

    /** Returns the folder to which a lock file belongs; null for other files. */
    static @Nullable String folderOf(String sign) {
        return sign.endsWith(LOCK) ? sign.substring(0, sign.length() - LOCK.length()) : null;
    }

    /** Tells whether a file of this name is locked as long as it is in use. */
    static boolean isSign(String name) {
        return name.startsWith(START) && (name.endsWith(LOCK) || name.endsWith(MEMORY));
    }

    static boolean isOfThisJvm(String name) {
        return name.startsWith(OF_THIS_JVM);
    }
}
