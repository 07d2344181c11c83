/**
 * Objects that processes share. Their state lives in the JVM that made them ({@link
 * io.github.processpool.core.shared.SharedState}); whoever uses them, there or in a worker, has a proxy of one that sends
 * operations over a {@link io.github.processpool.core.shared.Link}: directly to the state, or over the worker's pipe to
 * the {@link io.github.processpool.core.shared.SharedRequestHandler} that its parent has for it. An operation that has to wait is a
 * {@link io.github.processpool.core.shared.Request} kept by the state, and costs no thread there.
 */
@NullMarked
package io.github.processpool.core.shared;

import org.jspecify.annotations.NullMarked;
