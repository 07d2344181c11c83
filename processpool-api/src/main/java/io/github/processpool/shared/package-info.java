/**
 * Data that the parent and all workers see: queues, locks, maps, counters and arrays, as {@code multiprocessing} of
 * Python has them.
 *
 * <p>A {@link io.github.processpool.shared.Manager Manager} makes objects whose state lives in its JVM. They are passed
 * to tasks as arguments, captured by lambdas, returned by tasks, or put inside each other, and what arrives is the same
 * object: every operation is done in the JVM of the manager, for which a worker sends a request over its own pipe and
 * waits for the reply. Values are copied in and out: who changes a value that he has taken from a list changes his copy,
 * and puts it back to share it. Arrays are memory that all processes map, with no request at all.
 *
 * <p>All of them are safe for use by several threads of several processes; what one has put in <i>happens-before</i>
 * what another does after getting it out, within a JVM in the sense of Java's memory model. Operations of one object
 * are atomic where nothing else is said, and an object's waiters are served in the order of their arrival.
 *
 * <p>A worker that ends gives up what it had: its locks, its permits, its places in queues of waiters. The objects
 * belong to the JVM that made their manager and to the workers of its pools. A worker may make a manager of its own for
 * the pools that it makes; what it has from its parent it can't hand on to those, which fails with an {@link
 * io.github.processpool.EncodingException}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.github.processpool.shared;

import org.jspecify.annotations.NullMarked;
