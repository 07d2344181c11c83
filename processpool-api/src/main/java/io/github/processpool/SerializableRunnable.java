package io.github.processpool;

import java.io.Serializable;

/**
 * A task with neither an argument nor a result.
 *
 * <p>How it is sent to a worker is explained at {@link SerializableCallable}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SerializableRunnable extends Serializable {

    /**
     * Runs the task, in a worker.
     *
     * @throws Exception whatever the task throws; the caller gets it as the cause of a {@link TaskFailedException}
     */
    void run() throws Exception;
}
