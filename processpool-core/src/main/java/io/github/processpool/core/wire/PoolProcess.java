package io.github.processpool.core.wire;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The process of the pool, as its workers know it. */
public final class PoolProcess {
    private static final String PROPERTY = "io.github.processpool.parent";
    private static final String OWN_STATUS = "/proc/self/stat"; // "12 (name) S 11 ...", and the parent is 11
    private static final int MOST_BYTES = 1024;
    private static final long UNKNOWN = -1;

    private PoolProcess() {}

    /** Returns the option that tells a worker of this process. */
    public static String option() {
        return "-D" + PROPERTY + "=" + ProcessHandle.current().pid();
    }

    /** Returns, in a worker, whether the pool's process is certainly still there: it is the parent of this one. */
    public static boolean isParent() {
        return parentPid() == Long.getLong(PROPERTY, UNKNOWN - 1);
    }

    /** Returns the process id of this process's parent; an orphan is given another one. */
    public static long parentPid() {
        try (InputStream in = new FileInputStream(OWN_STATUS)) {
            String status = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
            return Long.parseLong(status.substring(status.lastIndexOf(')') + 2).split(" ", 3)[1]);
        } catch (IOException | RuntimeException e) { // not Linux: the JDK's own way takes longer
            return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(UNKNOWN);
        }
    }
}
