/**
 * Interfaces for implementations of the pool and for extensions. Most programs need none of them.
 *
 * <p>{@link io.github.processpool.Pool#builder()} finds an implementation as a {@link
 * io.github.processpool.spi.PoolProvider PoolProvider}. A {@link io.github.processpool.spi.SharedProvider
 * SharedProvider} creates shared objects, and through {@link io.github.processpool.spi.CurrentWorker CurrentWorker} an
 * implementation sets what {@link io.github.processpool.Worker#current()} returns. With a {@link
 * io.github.processpool.spi.ValueFormat ValueFormat} an application defines how values of its own types are sent.
 *
 * @since 0.1.0
 */
@NullMarked
package io.github.processpool.spi;

import org.jspecify.annotations.NullMarked;
