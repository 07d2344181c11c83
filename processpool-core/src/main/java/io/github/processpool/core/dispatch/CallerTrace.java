package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import java.util.Arrays;

/**
 * The stack of a failure that a thread of the pool's has made, which tells the caller nothing: where the call was made is
 * what it looks for.
 */
final class CallerTrace {
    private CallerTrace() {}

    /** Returns a failure that no other code has, with the stack of the current thread. */
    static ProcessPoolException putInto(ProcessPoolException failure) {
        try {
            StackTraceElement[] stack = new Throwable().getStackTrace();
            if (stack.length > 0) { // a JVM may have been told to record none
                failure.setStackTrace(Arrays.copyOfRange(stack, 1, stack.length));
            }
        } catch (OutOfMemoryError e) {
            // What has failed is worth more than where it was asked for.
        }
        return failure;
    }
}
