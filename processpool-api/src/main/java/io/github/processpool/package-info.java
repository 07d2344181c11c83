/**
 * A pool of worker processes: Java functions run in parallel in child JVMs, under calls that read like Python's
 * {@code multiprocessing.Pool}.
 *
 * <p>{@link io.github.processpool.Pool Pool} is the place to start. A call hands it a function as a lambda or a method
 * reference, and arguments; workers, each a JVM process of its own, run the function; results come back to the caller.
 * {@link io.github.processpool.AsyncResult AsyncResult} stands for work under way, {@link
 * io.github.processpool.Outcome Outcome} for what became of one item, {@link io.github.processpool.Worker Worker} is
 * what a task sees of the process that runs it, and every failure is a {@link
 * io.github.processpool.ProcessPoolException ProcessPoolException}.
 *
 * <h2>Rules that hold throughout</h2>
 *
 * <ul>
 *   <li><b>Nulls.</b> The arguments of tasks and their results may be {@code null}, and so may the items of an input.
 *       Anything else may not: {@code null} for a function, a collection, a duration, a callback or an option throws
 *       {@link java.lang.NullPointerException}. The package is {@link org.jspecify.annotations.NullMarked}.
 *   <li><b>Waiting.</b> A method that waits for a {@link java.time.Duration} treats zero and negative ones as "do not
 *       wait", and ones beyond the range of {@code long} nanoseconds as that range (292 years). A limit that is set as
 *       an option must be positive.
 *   <li><b>Interruption.</b> A method that declares {@link java.lang.InterruptedException} throws it and leaves the
 *       work as it is. A waiting method that does not declare it cancels the work that it waits for, sets the thread's
 *       interrupt flag again and throws a {@link io.github.processpool.ProcessPoolException} whose cause is the {@code
 *       InterruptedException}.
 *   <li><b>Memory consistency.</b> What a thread does before it hands a task to a pool <i>happens-before</i> the
 *       encoding of that task's function and arguments. The end of a task <i>happens-before</i> everything that follows
 *       the receipt of its result: the return of the call, the elements of a stream, callbacks. Objects are copied from
 *       process to process, so no memory is shared between a task and its caller.
 * </ul>
 *
 * @since 0.1.0
 */
@NullMarked
package io.github.processpool;

import org.jspecify.annotations.NullMarked;
