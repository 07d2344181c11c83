package io.github.processpool.core.dispatch;

import io.github.processpool.Pool;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The class of the application that calls the library on the current thread. */
final class CallingClass {
    private static final String DISPATCH = CallingClass.class.getPackageName();
    private static final Set<String> LIBRARY =
            Set.of(DISPATCH, DISPATCH.substring(0, DISPATCH.lastIndexOf('.')), Pool.class.getPackageName());

    private CallingClass() {}

    /** Returns its name; null where the JVM was told to record no stacks. */
    static @Nullable String name() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            String name = frame.getClassName();
            if (!LIBRARY.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                return name;
            }
        }
        return null;
    }
}
