package io.github.processpool.spi;

import io.github.processpool.Pool;

/**
 * An implementation of the pool, found through {@link java.util.ServiceLoader}.
 *
 * <p>{@link Pool#builder()} looks for a provider with the context class loader of the calling thread first and with the
 * loader of this API second, and uses the first one that it meets. A provider has a public constructor without
 * parameters (or, in a named module, a {@code provider} method), and does nothing of weight there: it is created anew
 * for each builder.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface PoolProvider {

    /**
     * Returns a new builder in which every option has its default.
     *
     * @return a builder that nobody else has
     */
    Pool.Builder newBuilder();
}
