/**
 * A pool of worker processes that run Java functions in parallel, in child JVMs. Its methods correspond to those of
 * Python's {@code multiprocessing.Pool}.
 *
 * <p>Start with {@link io.github.processpool.Pool Pool}. A call passes a function, as a lambda or a method reference,
 * and arguments; workers, each a separate JVM, run the function; results are returned to the caller. An {@link
 * io.github.processpool.AsyncResult AsyncResult} represents work in progress, an {@link io.github.processpool.Outcome
 * Outcome} the result or failure of one item, and a {@link io.github.processpool.Worker Worker} the process that runs a
 * task. Every failure is a {@link io.github.processpool.ProcessPoolException ProcessPoolException}.
 *
 * <h2>Rules for all types</h2>
 *
 * <ul>
 *   <li><b>Nulls.</b> Arguments and results of tasks and items of an input may be {@code null}. A {@code null}
 *       function, collection, duration, callback or option throws {@link java.lang.NullPointerException}. The package
 *       is {@link org.jspecify.annotations.NullMarked}.
 *   <li><b>Waiting.</b> A method that waits for a {@link java.time.Duration} does not wait if it is zero or negative,
 *       and treats a longer one than 292 years (the range of {@code long} nanoseconds) as 292 years. A limit that is
 *       set as an option must be positive.
 *   <li><b>Interruption.</b> A method that declares {@link java.lang.InterruptedException} throws it and leaves the
 *       work as it is. A waiting method that does not declare it cancels the work that it waits for, sets the thread's
 *       interrupt flag again, and throws a {@link io.github.processpool.ProcessPoolException} whose cause is the {@code
 *       InterruptedException}.
 *   <li><b>Memory consistency.</b> Actions of a thread before it submits a task <i>happen-before</i> the encoding of
 *       that task's function and arguments. The end of a task <i>happens-before</i> actions that follow the receipt of
 *       its result: the return of the call, the elements of a stream, callbacks. Objects are copied from process to
 *       process, so no memory is shared between a task and its caller.
 * </ul>
 *
 * @since 0.1.0
 */
@NullMarked
package io.github.processpool;

import org.jspecify.annotations.NullMarked;
