package io.github.processpool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A task without an argument that returns a result.
 *
 * <p>Write it as a lambda or a method reference. The worker is sent a description of it (the class, the method, the
 * captured values), never a Java object stream. The interface is {@link Serializable} only so that the compiler keeps
 * that description. Captured values are encoded like arguments, see {@link Pool}. Any other object of a class that
 * implements this interface is sent as a value: its class and its fields.
 *
 * @param <R> the type of the result
 * @since 0.1.0
 */
@FunctionalInterface
public interface SerializableCallable<R extends @Nullable Object> extends Serializable {

    /**
     * Runs the task, in a worker.
     *
     * @return the result, which may be {@code null}
     * @throws Exception whatever the task throws; the caller gets it as the cause of a {@link TaskFailedException}
     */
    R call() throws Exception;
}
