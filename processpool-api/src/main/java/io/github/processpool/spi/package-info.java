/**
 * What an implementation of the pool fulfils, and what an application may add; most programs need nothing from here.
 *
 * <p>{@link io.github.processpool.spi.PoolProvider PoolProvider} is how {@link io.github.processpool.Pool#builder()}
 * finds an implementation, {@link io.github.processpool.spi.SharedProvider SharedProvider} makes shared data, and {@link io.github.processpool.spi.CurrentWorker CurrentWorker} how an implementation
 * tells {@link io.github.processpool.Worker#current()} that this JVM is a worker. With a {@link
 * io.github.processpool.spi.ValueFormat ValueFormat} an application says how values of its own types travel.
 *
 * @since 0.1.0
 */
@NullMarked
package io.github.processpool.spi;

import org.jspecify.annotations.NullMarked;
