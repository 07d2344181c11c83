/**
 * Objects that processes share. The state of each ({@link io.github.processpool.core.shared.SharedState}) lives in the JVM
 * that made the object. Users have a {@link io.github.processpool.core.shared.Proxy}, there or in a worker. It sends
 * operations over a {@link io.github.processpool.core.shared.Link}: directly to the state, or over the worker's pipe to the
 * {@link io.github.processpool.core.shared.SharedRequestHandler} that the parent has for the worker. An operation that
 * waits is a {@link io.github.processpool.core.shared.Request} in a list of the state, and blocks no thread in the parent.
 */
@NullMarked
package io.github.processpool.core.shared;

import org.jspecify.annotations.NullMarked;
