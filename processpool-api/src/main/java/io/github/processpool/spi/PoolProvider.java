package io.github.processpool.spi;

import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;

/**
 * An implementation of the pool, found through {@link java.util.ServiceLoader}.
 *
 * <p>{@link Pool#builder()} looks for providers with the context class loader of the calling thread, and then with
 * the loader of this API. It uses the first provider that it finds. A provider has a public constructor without
 * parameters (or, in a named module, a {@code provider} method). These must be cheap: a provider is created for each
 * builder.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface PoolProvider {

    /**
     * Returns a new builder in which every option has its default.
     *
     * @return a new builder
     */
    Pool.Builder newBuilder();

    /**
     * Returns the provider of shared objects.
     *
     * @return the provider of shared data, which may be the same each time
     * @throws UnsupportedOperationException if this implementation has no shared data; the default does so
     */
    default SharedProvider shared() {
        throw new UnsupportedOperationException(getClass().getName() + " has no shared data");
    }

    /**
     * Finds the provider to use.
     *
     * @return a new object
     * @throws ProcessPoolException if there is none; the message names the dependency to add
     */
    static PoolProvider find() {
        return PoolProviders.find();
    }
}
