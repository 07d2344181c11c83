package io.github.processpool.core.dispatch;

import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What can be known, in an exit hook, of the other ones. The JVM starts them all, in no order, and tells nothing of them;
 * but their threads can be seen, and the thread that starts them and then waits for them.
 */
final class ExitHooks {
    private static final String RUNNER = "java.lang.ApplicationShutdownHooks";
    private static final String ENDING = "java.lang.Shutdown";
    private static final int LOOKS = 1_000; // while they are being started, which is a matter of microseconds
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private ExitHooks() {}

    /**
     * Tells whether a thread runs that may still close a pool: the one that made it, or one that keeps the application
     * alive, as threads of exit hooks do.
     */
    static boolean mayBeFollowedBy(@Nullable Thread creator) {
        awaitStarted();
        return Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(
                        running -> isOfTheApplication(running.getKey(), creator) && !isIn(ENDING, running.getValue()));
    }

    private static boolean isOfTheApplication(Thread thread, @Nullable Thread creator) {
        return thread == creator || !(thread.isDaemon() || thread instanceof Hook || isOfTheJdk(thread));
    }

    private static boolean isOfTheJdk(Thread thread) {
        return thread.getClass() != Thread.class && thread.getClass().getClassLoader() == null;
    }

    private static void awaitStarted() {
        for (int look = 0; look < LOOKS && areBeingStarted(); look++) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static boolean areBeingStarted() {
        Collection<StackTraceElement[]> stacks = Thread.getAllStackTraces().values();
        return stacks.stream().anyMatch(stack -> isIn(RUNNER, stack) && !isWaiting(stack));
    }

    private static boolean isWaiting(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("join"));
    }

    private static boolean isIn(String className, StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(className));
    }

    /** A hook of a pool, which closes nothing. */
    static final class Hook extends Thread {
        Hook(Runnable body, String name) {
            super(body, name);
        }
    }
}
