package io.github.processpool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A task with one argument and no result.
 *
 * <p>How it is sent to a worker is explained at {@link SerializableCallable}.
 *
 * @param <T> the type of the argument
 * @since 0.1.0
 */
@FunctionalInterface
public interface SerializableConsumer<T extends @Nullable Object> extends Serializable {

    /**
     * Runs the task, in a worker.
     *
     * @param argument the argument, a copy of the caller's; it may be {@code null}
     * @throws Exception whatever the task throws; the caller gets it as the cause of a {@link TaskFailedException}
     */
    void accept(T argument) throws Exception;
}
