package io.github.processpool;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one item: a result or a failure.
 *
 * <p>{@link Pool#mapSettled} returns one for each item of its input. An outcome is immutable if its result is.
 *
 * <pre>{@code
 * for (Outcome<Report> outcome : pool.mapSettled(Reports::read, files)) {
 *     if (outcome instanceof Outcome.Success<Report> success) {
 *         print(success.value());
 *     } else if (outcome instanceof Outcome.Failure<Report> failure) {
 *         log(failure.error());
 *     }
 * }
 * }</pre>
 *
 * @param <R> the type of the result
 * @since 0.1.0
 */
public sealed interface Outcome<R extends @Nullable Object> {

    /**
     * Returns whether there is a result.
     *
     * @return {@code true} for a {@link Success}, {@code false} for a {@link Failure}
     */
    boolean isSuccess();

    /**
     * Returns the result or throws the failure.
     *
     * @return the result, which may be {@code null}
     * @throws ProcessPoolException the {@linkplain Failure#error() error} of a {@link Failure}, the same object each
     *     time
     */
    R orThrow();

    /**
     * The item has a result.
     *
     * @param <R> the type of the result
     * @param value the result, which may be {@code null}
     * @since 0.1.0
     */
    record Success<R extends @Nullable Object>(R value) implements Outcome<R> {

        @Override
        public boolean isSuccess() {
            return true;
        }

        @Override
        public R orThrow() {
            return value;
        }
    }

    /**
     * The item failed.
     *
     * @param <R> the type of the result that is missing
     * @param error what happened; its {@link ProcessPoolException#index() index} is the item's position in the input
     * @since 0.1.0
     */
    record Failure<R extends @Nullable Object>(ProcessPoolException error) implements Outcome<R> {

        /**
         * Creates a failure.
         *
         * @param error what happened
         */
        public Failure {
            Objects.requireNonNull(error, "error");
        }

        @Override
        public boolean isSuccess() {
            return false;
        }

        @Override
        public R orThrow() {
            throw error;
        }
    }
}
