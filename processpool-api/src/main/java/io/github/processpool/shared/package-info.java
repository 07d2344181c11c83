/**
 * Objects that the parent and all workers share: lists, maps, queues, locks, counters and arrays, similar to those of
 * Python's {@code multiprocessing}.
 *
 * <p>A {@link io.github.processpool.shared.Manager Manager} creates objects whose state lives in its JVM. Pass them to
 * tasks as arguments, capture them in lambdas, return them from tasks, or put them inside each other: all refer to the
 * same object. Every operation is done in the JVM of the manager; a worker sends a request over its own pipe and waits
 * for the reply. Values are copied in and out: a value that you took from a list is your copy; put it back to share a
 * change. Arrays are memory that all processes map, and need no requests.
 *
 * <p>All of them are safe for use by several threads of several processes. Putting a value in <i>happens-before</i>
 * actions after getting it out; within a JVM this is meant in the sense of Java's memory model. Operations on one
 * object are atomic unless documented otherwise, and threads that wait for an object are served in the order of their
 * arrival.
 *
 * <p>When a worker ends, its locks and permits are released and its waiting operations are cancelled. The objects can
 * be used in the JVM that created their manager and in the workers of its pools. A worker may create its own manager
 * for its own pools; sending objects of its parent to those fails with an {@link
 * io.github.processpool.EncodingException}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.github.processpool.shared;

import org.jspecify.annotations.NullMarked;
