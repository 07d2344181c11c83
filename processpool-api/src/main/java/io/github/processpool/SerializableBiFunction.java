package io.github.processpool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A task with two arguments that returns a result.
 *
 * <p>How it is sent to a worker is explained at {@link SerializableCallable}. For more arguments, capture them: {@code
 * pool.apply(() -> f(a, b, c))}.
 *
 * @param <T> the type of the first argument
 * @param <U> the type of the second argument
 * @param <R> the type of the result
 * @since 0.1.0
 */
@FunctionalInterface
public interface SerializableBiFunction<
                T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
        extends Serializable {

    /**
     * Runs the task, in a worker.
     *
     * @param first the first argument, a copy of the caller's; it may be {@code null}
     * @param second the second argument, a copy of the caller's; it may be {@code null}
     * @return the result, which may be {@code null}
     * @throws Exception whatever the task throws; the caller gets it as the cause of a {@link TaskFailedException}
     */
    R apply(T first, U second) throws Exception;
}
