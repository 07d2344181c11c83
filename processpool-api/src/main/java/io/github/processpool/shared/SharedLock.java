package io.github.processpool.shared;

import java.util.concurrent.locks.Lock;

/**
 * A re-entrant lock between processes that implements all of {@link Lock}. The thread that locked it must unlock it as
 * often as it locked it. {@link #newCondition()} works as in {@link java.util.concurrent.locks.ReentrantLock};
 * conditions can be sent to tasks like the lock itself. The thread that waits longest gets the lock first.
 *
 * <p>When a worker ends, for any reason, its locks are released. When a task ends and its thread still holds the lock,
 * it is released with a warning. A lock of a thread in the manager's own JVM is never released in this way, as with any
 * lock of Java.
 *
 * <p>In Python: {@code Lock}, {@code RLock} and {@code Condition}; there a lock whose owner died is never released.
 *
 * @since 0.1.0
 */
public interface SharedLock extends Lock {

    /**
     * Returns whether the previous owner ended while it held the lock. The data that the lock protects may then be
     * inconsistent. It stays true until the present owner unlocks the lock or waits for a condition.
     *
     * @return true if the previous owner ended while it held the lock
     * @throws IllegalStateException if the manager is closed
     */
    boolean wasAbandoned();
}
