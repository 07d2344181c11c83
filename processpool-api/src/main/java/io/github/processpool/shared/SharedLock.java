package io.github.processpool.shared;

import java.util.concurrent.locks.Lock;

/**
 * A lock between processes: all of {@link Lock}. It belongs to the thread that took it, which may take it again, and
 * gives it back as often. {@link #newCondition()} works as that of {@link java.util.concurrent.locks.ReentrantLock}; its
 * conditions may be passed on as the lock itself. Who waits longest gets it first.
 *
 * <p>A worker that ends gives it up, whatever ended it. So does a task: a lock that the thread of the task still holds
 * when the task has ended is given up, with a warning. A lock of a thread in the manager's own JVM stays, as with any lock
 * of Java.
 *
 * <p>In Python: {@code Lock}, {@code RLock} and {@code Condition}; there a lock whose owner died is never released.
 *
 * @since 0.1.0
 */
public interface SharedLock extends Lock {

    /**
     * Tells whether the lock was given up rather than unlocked: the one before the present owner ended while it held it,
     * and what the lock protects may be half done. It stays true until that owner unlocks it, or waits for a condition.
     *
     * @return true if the previous owner ended while it held the lock
     * @throws IllegalStateException if the manager is closed
     */
    boolean wasAbandoned();
}
