package io.github.processpool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A task with one argument that returns a result.
 *
 * <p>How it is sent to a worker is explained at {@link SerializableCallable}.
 *
 * @param <T> the type of the argument
 * @param <R> the type of the result
 * @since 0.1.0
 */
@FunctionalInterface
public interface SerializableFunction<T extends @Nullable Object, R extends @Nullable Object> extends Serializable {

    /**
     * Runs the task, in a worker.
     *
     * @param argument the argument, a copy of the caller's; it may be {@code null}
     * @return the result, which may be {@code null}
     * @throws Exception whatever the task throws; the caller gets it as the cause of a {@link TaskFailedException}
     */
    R apply(T argument) throws Exception;
}
