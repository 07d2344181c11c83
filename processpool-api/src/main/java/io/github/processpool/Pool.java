package io.github.processpool;

import io.github.processpool.spi.PoolProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of worker processes, each a JVM of its own, that run functions for this one.
 *
 * <pre>{@code
 * try (Pool pool = Pool.create(4)) {
 *     List<Integer> squares = pool.map(x -> x * x, List.of(1, 2, 3, 4));
 *     int next = pool.apply(x -> x + 1, 41);
 *     AsyncResult<Report> report = pool.applyAsync(Reports::read, path);
 * }
 * }</pre>
 *
 * <p>Tasks are lambdas and method references. Tasks, the values that they capture, their arguments and their results
 * are copied from process to process. A value arrives equal and of the same class, or the call fails with an {@link
 * EncodingException} that names the type; collections arrive as a standard collection of the nearest JDK type. Static
 * fields are not sent: each worker has its own copy of every class. A worker never runs the program's {@code main}.
 *
 * <h2>Life cycle</h2>
 *
 * <p>A new pool starts its workers at once, in the background. {@link #shutdown} lets submitted work finish and accepts
 * no more; {@link #close} does the same and waits; {@link #terminate} ends the workers at once. All of them may be
 * called in any state, repeatedly, from several threads, and from callbacks. A pool that is never closed is reported in
 * a warning that says where it was created. Workers never outlive this process, even if it is killed. Threads and child
 * processes that a task leaves behind end when the pool ends the task's worker.
 *
 * <p>All methods also work in the shutdown hooks of this JVM: the pool continues to work while these run, and {@link
 * #close} in a hook finishes what was submitted. Signals that reach the whole process group, such as {@code SIGTERM}
 * from a service manager, do not end workers.
 *
 * <h2>Failures</h2>
 *
 * <p>Every failure is a {@link ProcessPoolException}. A failure of a task affects only that task:
 *
 * <ul>
 *   <li>A task throws an exception or an error: {@link TaskFailedException} with the original as its cause. The worker
 *       lives on, unless it is out of memory.
 *   <li>A worker ends while it runs a task, by {@code System.exit}, a native crash or a kill: {@link
 *       WorkerCrashedException} for the running item, and for items of the same chunk that had run but whose results
 *       the worker had not sent yet. (It sends results at least every few milliseconds.) Items that had not started go
 *       to other workers, and the worker is replaced. An item that may have run is not run again, unless {@link
 *       #withRetries} allows it.
 *   <li>A task runs longer than its limit: {@link TaskTimeoutException}. Its worker is ended and replaced.
 *   <li>A function or a value cannot be sent: {@link EncodingException}.
 *   <li>Workers cannot start, after a few attempts in a row: the pool fails, and every pending and later call throws
 *       {@link WorkerStartException}.
 *   <li>The pool was shut down before the call, or terminated during it: {@link PoolClosedException}.
 * </ul>
 *
 * <p>Output of tasks is passed on as {@linkplain Builder#workerOutput worker output}; if a task reads from {@code
 * System.in}, it gets end of file.
 *
 * <h2>Bounds</h2>
 *
 * <p>At most {@link Builder#queueCapacity} submissions are unfinished at a time; a call that submits one more waits for
 * a place, except in a callback of the pool, which never waits. An {@code apply} is one submission, and so is a {@code
 * map}, {@code starmap}, {@code forEach} or {@code mapSettled} with all of its items. These read their whole input in
 * the caller's thread before they return; exceptions of the input are thrown unchanged. {@link #imap} reads its input
 * incrementally.
 *
 * <h2>Threads, memory, nulls</h2>
 *
 * <p>A pool and its views are safe for use by several threads; calls overlap freely and do not mix up their results.
 * What a thread does before it submits a task <i>happens-before</i> the task's arguments are encoded, and the end of
 * the task <i>happens-before</i> the return of its result. Arguments and captured values must not be changed before
 * their task has finished. Arguments, results and items may be {@code null}; {@code null} for anything else throws
 * {@link NullPointerException}.
 *
 * <p>A waiting call that does not declare {@link InterruptedException} handles an interrupt as follows: it cancels its
 * unfinished work, sets the thread's interrupt flag again, and throws a {@link ProcessPoolException} with the {@code
 * InterruptedException} as its cause.
 *
 * <p>In Python: {@code multiprocessing.Pool}. There, arguments are passed as a tuple, leaving a {@code with} block
 * terminates the pool, and the caller waits for ever if a worker dies.
 *
 * @since 0.1.0
 */
public interface Pool extends AutoCloseable {

    /**
     * Creates a pool with one worker for each available processor and with the defaults of {@link Builder}.
     *
     * <p>In Python: {@code Pool()}.
     *
     * @return a new pool, which the caller closes
     * @throws ProcessPoolException if there is no implementation; the message says which dependency to add
     */
    static Pool create() {
        return builder().build();
    }

    /**
     * Creates a pool with the given number of workers and with the defaults of {@link Builder}.
     *
     * <p>In Python: {@code Pool(4)}.
     *
     * @param workers the number of workers, from 1 to 4096
     * @return a new pool, which the caller closes
     * @throws IllegalArgumentException if {@code workers} is less than 1 or more than 4096
     * @throws ProcessPoolException if there is no implementation; the message says which dependency to add
     */
    static Pool create(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, but is " + workers);
        }
        return builder().workers(workers).build();
    }

    /**
     * Returns a new builder, in which every option has its default.
     *
     * @return a builder
     * @throws ProcessPoolException if there is no implementation; the message says which dependency to add
     */
    static Builder builder() {
        return PoolProvider.find().newBuilder();
    }

    /**
     * Runs a task in a worker and waits for its result.
     *
     * <p>In Python: {@code pool.apply(f)}, which throws the task's own exception instead of wrapping it.
     *
     * @param <R> the type of the result
     * @param task the task; it captures its arguments, as in {@code () -> f(a, b, c)}
     * @return the result
     * @throws TaskFailedException if the task throws; its cause is what the task threw
     * @throws WorkerCrashedException if the worker ends while it holds the task
     * @throws TaskTimeoutException if the task runs longer than its limit
     * @throws EncodingException if the task or its result cannot be sent
     * @throws WorkerStartException if workers cannot start
     * @throws PoolClosedException if the pool is shut down before the call or terminated during it
     * @throws ProcessPoolException if the thread is interrupted while it waits; the task is cancelled, and if it is
     *     running, its worker is replaced
     */
    <R extends @Nullable Object> R apply(SerializableCallable<R> task);

    /**
     * Runs a function of one argument in a worker and waits for its result.
     *
     * <p>In Python: {@code pool.apply(f, (a,))}.
     *
     * @param <T> the type of the argument
     * @param <R> the type of the result
     * @param function the function
     * @param argument its argument
     * @return the result
     * @throws ProcessPoolException if there is no result, for the reasons and in the types of {@link
     *     #apply(SerializableCallable)}, or because the argument cannot be sent
     */
    <T extends @Nullable Object, R extends @Nullable Object> R apply(
            SerializableFunction<? super T, ? extends R> function, T argument);

    /**
     * Runs a function of two arguments in a worker and waits for its result.
     *
     * <p>In Python: {@code pool.apply(f, (a, b))}.
     *
     * @param <T> the type of the first argument
     * @param <U> the type of the second argument
     * @param <R> the type of the result
     * @param function the function
     * @param first its first argument
     * @param second its second argument
     * @return the result
     * @throws ProcessPoolException if there is no result, for the reasons and in the types of {@link
     *     #apply(SerializableCallable)}, or because an argument cannot be sent
     */
    <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> R apply(
            SerializableBiFunction<? super T, ? super U, ? extends R> function, T first, U second);

    /**
     * Submits a task and returns without waiting for its result.
     *
     * <p>The {@link AsyncResult} has the outcome of the task, including an {@link EncodingException} if it cannot be
     * sent. Tasks are started in the order in which they were submitted, and may finish in any order.
     *
     * <p>In Python: {@code pool.apply_async(f)}, which never waits for a place in the queue.
     *
     * @param <R> the type of the result
     * @param task the task
     * @return the result to come
     * @throws PoolClosedException if the pool is shut down, before the call or while it waits for a place in the queue
     * @throws WorkerStartException if workers cannot start and the pool has failed
     * @throws ProcessPoolException if the thread is interrupted while it waits for a place in the queue; the task is
     *     not submitted
     */
    <R extends @Nullable Object> AsyncResult<R> applyAsync(SerializableCallable<R> task);

    /**
     * Submits a function of one argument and returns without waiting for its result.
     *
     * <p>In Python: {@code pool.apply_async(f, (a,), callback=ok, error_callback=bad)} is {@code pool.applyAsync(C::f,
     * a).onSuccess(ok).onFailure(bad)}.
     *
     * @param <T> the type of the argument
     * @param <R> the type of the result
     * @param function the function
     * @param argument its argument
     * @return the result to come
     * @throws ProcessPoolException if the task is not accepted, for the reasons and in the types of {@link
     *     #applyAsync(SerializableCallable)}
     */
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            SerializableFunction<? super T, ? extends R> function, T argument);

    /**
     * Submits a function of two arguments and returns without waiting for its result.
     *
     * <p>In Python: {@code pool.apply_async(f, (a, b))}.
     *
     * @param <T> the type of the first argument
     * @param <U> the type of the second argument
     * @param <R> the type of the result
     * @param function the function
     * @param first its first argument
     * @param second its second argument
     * @return the result to come
     * @throws ProcessPoolException if the task is not accepted, for the reasons and in the types of {@link
     *     #applyAsync(SerializableCallable)}
     */
    <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            SerializableBiFunction<? super T, ? super U, ? extends R> function, T first, U second);

    /**
     * Runs a task that has no result in a worker and waits for its end.
     *
     * <p>In Python: {@code pool.apply(f)}.
     *
     * @param task the task
     * @throws ProcessPoolException if the task fails, for the reasons and in the types of {@link
     *     #apply(SerializableCallable)}
     */
    void run(SerializableRunnable task);

    /**
     * Submits a task that has no result and returns without waiting for its end.
     *
     * <p>In Python: {@code pool.apply_async(f)}.
     *
     * @param task the task
     * @return the end to come; its result is {@code null}
     * @throws ProcessPoolException if the task is not accepted, for the reasons and in the types of {@link
     *     #applyAsync(SerializableCallable)}
     */
    AsyncResult<@Nullable Void> runAsync(SerializableRunnable task);

    /**
     * Runs an action in the workers for each item and waits until all have finished.
     *
     * <p>The items run in no particular order, and in chunks as in {@link #map}. Results of the action are not sent, so
     * they may be of any type.
     *
     * <p>In Python: {@code for x in xs: pool.apply(f, (x,))}, one after the other, or {@code pool.map} with its results
     * ignored.
     *
     * @param <T> the type of the items
     * @param action the action
     * @param items the items, read once, in the caller's thread
     * @throws ProcessPoolException if an item fails, as {@link #map} does: after every other item has run, the failure
     *     with the lowest index, the next ones suppressed in it
     */
    <T extends @Nullable Object> void forEach(SerializableConsumer<? super T> action, Iterable<? extends T> items);

    /**
     * Applies a function to each item, in the workers, and waits for all results.
     *
     * <p>Items are sent in chunks whose size follows the measured times of the items, unless {@link #withChunkSize}
     * sets it; workers fetch the next chunk when they are free. An empty input gives an empty list at once.
     *
     * <p>In Python: {@code pool.map(f, xs)}. There, a failed item also fails the rest of its chunk, and only the first
     * failure is reported.
     *
     * @param <T> the type of the items
     * @param <R> the type of the results
     * @param function the function
     * @param items the items, read once, in the caller's thread; if reading them throws, the exception is thrown
     *     unchanged and the call is cancelled
     * @return the results in the order of the items; a new list, which may hold {@code null}
     * @throws TaskFailedException if the function throws for an item. For this and the following three exceptions,
     *     every other item still runs; then the failure with the lowest {@linkplain ProcessPoolException#index() index}
     *     is thrown, and the others are {@linkplain Throwable#getSuppressed() suppressed} in it: the next 8, in the
     *     order of the items and with short stack traces, and a {@link ProcessPoolException} of index -1 that says how
     *     many more failed. {@link #mapSettled} returns the failure of each item
     * @throws WorkerCrashedException if a worker ends while it holds an item
     * @throws TaskTimeoutException if an item runs longer than its limit
     * @throws EncodingException if an item or its result cannot be sent; or, with the index -1, if the function cannot
     *     be sent, and then no item runs
     * @throws WorkerStartException if workers cannot start
     * @throws PoolClosedException if the pool is shut down before the call or terminated during it
     * @throws ProcessPoolException if the thread is interrupted while it waits; unfinished items are cancelled, and the
     *     workers that run them are replaced
     */
    <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items);

    /**
     * Submits a {@link #map} and returns when its input has been read, without waiting for the results.
     *
     * <p>The callbacks of the result run once, with the whole list or with the failure that {@code map} would throw.
     *
     * <p>In Python: {@code pool.map_async(f, xs)}; there, no callback runs for an empty input.
     *
     * @param <T> the type of the items
     * @param <R> the type of the results
     * @param function the function
     * @param items the items, read once, in the caller's thread; if reading them throws, the exception is thrown
     *     unchanged and the call is cancelled
     * @return the results to come, in the order of the items
     * @throws ProcessPoolException if the work is not accepted, for the reasons and in the types of {@link
     *     #applyAsync(SerializableCallable)}
     */
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items);

    /**
     * Applies a function of two arguments to each pair, in the workers, and waits for all results. Otherwise it works
     * like {@link #map}.
     *
     * <p>In Python: {@code pool.starmap(f, [(1, 2), (3, 4)])} is {@code pool.starmap(C::f, List.of(entry(1, 2),
     * entry(3, 4)))}, with {@link Map#entry}. Pairs that hold {@code null} can be made with {@link
     * java.util.AbstractMap.SimpleEntry}.
     *
     * @param <T> the type of the first arguments
     * @param <U> the type of the second arguments
     * @param <R> the type of the results
     * @param function the function; it gets the key and the value of each pair
     * @param pairs the pairs, read once, in the caller's thread; none may be {@code null}
     * @return the results in the order of the pairs; a new list, which may hold {@code null}
     * @throws ProcessPoolException if an item fails, for the reasons and in the types of {@link #map}
     */
    <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            SerializableBiFunction<? super T, ? super U, ? extends R> function,
            Iterable<? extends Map.Entry<? extends T, ? extends U>> pairs);

    /**
     * Submits a {@link #starmap} and returns when its input has been read, without waiting for the results.
     *
     * <p>In Python: {@code pool.starmap_async(f, pairs)}.
     *
     * @param <T> the type of the first arguments
     * @param <U> the type of the second arguments
     * @param <R> the type of the results
     * @param function the function; it gets the key and the value of each pair
     * @param pairs the pairs, read once, in the caller's thread; none may be {@code null}
     * @return the results to come, in the order of the pairs
     * @throws ProcessPoolException if the work is not accepted, for the reasons and in the types of {@link
     *     #applyAsync(SerializableCallable)}
     */
    <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    SerializableBiFunction<? super T, ? super U, ? extends R> function,
                    Iterable<? extends Map.Entry<? extends T, ? extends U>> pairs);

    /**
     * Applies a function to each item, in the workers, waits for all, and returns a result or a failure for each of
     * them. Otherwise it works like {@link #map}.
     *
     * @param <T> the type of the items
     * @param <R> the type of the results
     * @param function the function
     * @param items the items, read once, in the caller's thread
     * @return a result or a failure for each item, in the order of the items; a new list
     * @throws ProcessPoolException if the call as a whole fails: the function cannot be sent, workers cannot start, the
     *     pool is shut down before the call, or the thread is interrupted while it waits
     */
    <T extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> mapSettled(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items);

    /**
     * Applies a function to each item, in the workers, and returns the results as a lazy stream in the order of the
     * items.
     *
     * <p>The stream reads its input and produces its results lazily. Nothing is read or run before the terminal
     * operation. Then the consuming thread reads the input, which may be endless, up to a bounded window beyond the
     * consumed results. At most a window of results is held, also if the stream is abandoned. If {@link #withChunkSize}
     * sets the size of chunks, the window is two chunks for each worker, and each chunk is read as a whole. Closing the
     * stream drops items that no worker has started, and the results of running ones; use a try-with-resources
     * statement unless you read the stream to its end. The stream is sequential and of unknown size: {@code count()}
     * runs the tasks.
     *
     * <p>The failure of an item is thrown in place of its result, after the results before it. An iterator of the
     * stream can be read further after it has thrown a failure. Exceptions of the input are thrown unchanged, after the
     * results before them. If the pool is shut down, items that were read still finish, and then {@link
     * PoolClosedException} is thrown in place of further results.
     *
     * <p>In Python: {@code pool.imap(f, xs)}, which reads its whole input at once, as fast as it can.
     *
     * @param <T> the type of the items
     * @param <R> the type of the results
     * @param function the function
     * @param items the items, read once, in the thread that consumes the stream
     * @return the results; the elements may be {@code null}. Its operations throw what {@link #map} throws, for one
     *     item at a time, and handle an interrupt as {@code map} does
     * @throws PoolClosedException if the pool is shut down
     * @throws WorkerStartException if workers cannot start and the pool has failed
     */
    <T extends @Nullable Object, R extends @Nullable Object> Stream<R> imap(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items);

    /**
     * Applies a function to each item, in the workers, and returns the results as a lazy stream in the order in which
     * they arrive. Otherwise it works like {@link #imap}.
     *
     * <p>In Python: {@code pool.imap_unordered(f, xs)}.
     *
     * @param <T> the type of the items
     * @param <R> the type of the results
     * @param function the function
     * @param items the items, read once, in the thread that consumes the stream
     * @return the results; the elements may be {@code null}. The failure of an item is thrown when it arrives
     * @throws PoolClosedException if the pool is shut down
     * @throws WorkerStartException if workers cannot start and the pool has failed
     */
    <T extends @Nullable Object, R extends @Nullable Object> Stream<R> imapUnordered(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items);

    /**
     * Returns a view of this pool that sends items in chunks of a fixed size.
     *
     * <p>A view is light: it has the same workers, and different settings for calls made through it. Views combine, as
     * in {@code pool.withRetries(2).withTimeout(limit)}; a later setting replaces an earlier one of the same kind. A
     * view shares the life of its pool: closing one closes the other.
     *
     * <p>Without this setting, the pool chooses the sizes of chunks. Single calls ignore it.
     *
     * <p>In Python: {@code pool.map(f, xs, chunksize=20)}; there, a chunk of {@code imap} is 1 by default.
     *
     * @param items the number of items in a chunk; the last chunk may be smaller
     * @return a view
     * @throws IllegalArgumentException if {@code items} is less than 1
     */
    Pool withChunkSize(int items);

    /**
     * Returns a {@linkplain #withChunkSize view} of this pool in which each item has a time limit. It replaces that of
     * {@link Builder#taskTimeout}.
     *
     * <p>The time is counted from the moment when a worker starts the item, separately for each item of a chunk. An
     * item that exceeds it fails with {@link TaskTimeoutException}, and its worker is ended, whatever the task does,
     * and replaced. ({@link AsyncResult#get(Duration)} limits only the wait; the task continues to run.)
     *
     * @param perItem the limit, a positive duration
     * @return a view
     * @throws IllegalArgumentException if {@code perItem} is zero or negative
     */
    Pool withTimeout(Duration perItem);

    /**
     * Returns a {@linkplain #withChunkSize view} of this pool in which an item is run again after its worker has
     * crashed or its time limit has passed; never after a thrown exception.
     *
     * <p>Such an item may have run partly or completely before, so it must be safe to run the function more than once.
     * If all attempts fail, the failure of the last one is thrown.
     *
     * @param times how many times an item may be run again, 0 or more; without this, 0
     * @return a view
     * @throws IllegalArgumentException if {@code times} is negative
     */
    Pool withRetries(int times);

    /**
     * Returns a {@linkplain #withChunkSize view} of this pool that reports the progress of each call of many items,
     * such as {@code map} and {@code imap}, to a listener. It replaces a listener that was set before.
     *
     * @param listener the listener; called on the pool's executor for callbacks, at a bounded rate
     * @return a view
     */
    Pool withProgress(ProgressListener listener);

    /**
     * Returns the number of workers that this pool keeps, running or not; spare workers are not counted.
     *
     * @return the number, as {@link Builder#workers} set it
     */
    int workers();

    /**
     * Returns a snapshot of what the pool and its workers are doing and have done. It can be taken in every state, also
     * after the pool has ended. Does not wait.
     *
     * @return the numbers, all from the same moment
     */
    PoolStats stats();

    /**
     * Accepts no more work and lets submitted work finish; then the workers end. Does not wait.
     *
     * <p>Later calls throw {@link PoolClosedException}. Items that an open {@link #imap} has read from its input still
     * finish, and no more are read. Has no effect on a pool that is shut down already.
     *
     * <p>In Python: {@code pool.close()}.
     */
    void shutdown();

    /**
     * Waits until the pool has been shut down or terminated, all work has finished and all workers have ended, up to a
     * limit. Does not shut the pool down.
     *
     * <p>In Python: {@code pool.join()}, which has no limit, and throws {@code ValueError} if the pool was not closed
     * before.
     *
     * @param timeout how long to wait at most; zero or less does not wait
     * @return {@code true} if the pool has ended, {@code false} if the limit was reached
     * @throws InterruptedException if the thread is interrupted while it waits; the pool is not affected
     */
    boolean awaitTermination(Duration timeout) throws InterruptedException;

    /**
     * Ends all workers at once, whatever they do. Does not wait until they are gone; {@link #awaitTermination} does.
     *
     * <p>All unfinished work fails with {@link PoolClosedException}. Finalizers do not run. Has no effect on a pool
     * that has ended already.
     *
     * <p>In Python: {@code pool.terminate()}, after which threads that wait for a result wait for ever.
     */
    void terminate();

    /**
     * Shuts the pool down and waits until all submitted work has finished and the workers have ended, however long that
     * takes.
     *
     * <p>If the thread is interrupted, this method {@linkplain #terminate terminates} the pool and returns with the
     * thread's interrupt flag set. It does not wait for input that an open {@link #imap} has not read. Closing again
     * waits too, and has no other effect. It never throws the failure of a task.
     *
     * <p>It waits for callbacks and listeners as long as they continue to finish, however many there are. If none
     * finishes for 10 seconds, it logs how many are left and returns; they continue to run. It does not wait for
     * callbacks if a callback calls it.
     *
     * <p>It waits up to 30 seconds until the {@linkplain Builder#workerOutput sink for worker output} has taken all
     * lines, and up to 5 seconds for a sink that takes none; then it logs how many lines were dropped. It does not wait
     * for the sink if the sink calls it.
     *
     * <p>In Python: {@code pool.close()} and {@code pool.join()}. The end of {@code with Pool() as pool:} calls {@code
     * pool.terminate()} instead.
     */
    @Override
    void close();

    /**
     * Sets the options of a pool and creates it.
     *
     * <p>Every option has a default. A later call for the same option replaces the earlier one; only {@link
     * #allowResultTypes} adds to it. An invalid value is refused at once, with an {@link IllegalArgumentException} or,
     * for {@code null}, a {@link NullPointerException}, and changes nothing. Each method returns the builder itself.
     * Arrays and collections are copied.
     *
     * <p>A builder may build several pools. It is not safe for use by several threads.
     *
     * <p>In Python: the arguments of {@code Pool(...)}.
     *
     * @since 0.1.0
     */
    interface Builder {

        /**
         * Sets the number of workers. The default is the number of {@linkplain Runtime#availableProcessors() available
         * processors}.
         *
         * <p>In Python: {@code processes}.
         *
         * @param workers the number, from 1 to 4096
         * @return this
         * @throws IllegalArgumentException if {@code workers} is less than 1 or more than 4096
         */
        Builder workers(int workers);

        /**
         * Sets the name of the pool, which appears in messages, in logs and in names of threads. The default is {@code
         * pool-N} with a number that counts up.
         *
         * @param name the name, not blank
         * @return this
         * @throws IllegalArgumentException if {@code name} is blank
         */
        Builder name(String name);

        /**
         * Sets a task that every worker runs before its first item. The default is none.
         *
         * <p>If it throws, the worker does not start; see {@link WorkerStartException}. Its time counts towards {@link
         * #startTimeout}.
         *
         * <p>In Python: {@code initializer} and {@code initargs}; here, the arguments are captured. In Python, an
         * initializer that throws makes the pool start processes for ever.
         *
         * @param initializer the task
         * @return this
         */
        Builder initializer(SerializableRunnable initializer);

        /**
         * Sets a task that every worker runs when it exits in good order: at the end of the pool, when it is replaced
         * as planned, or at its {@linkplain #idleTimeout idle time-out}. The default is none.
         *
         * <p>If a worker must end while it runs its initializer, it first finishes the initializer and then runs the
         * finalizer. A worker has 30 seconds for its finalizer, then it is killed.
         *
         * <p>The finalizer does not run when a worker crashes, is ended because of its task or is terminated. If it
         * throws, the exception is logged.
         *
         * @param finalizer the task
         * @return this
         */
        Builder finalizer(SerializableRunnable finalizer);

        /**
         * Sets after how many items a worker is replaced. The default is never. The next worker is ready before the old
         * one exits.
         *
         * <p>In Python: {@code maxtasksperchild}, which counts a chunk as one task; here, each item counts.
         *
         * @param items the number of items that a worker runs at most, 1 or more
         * @return this
         * @throws IllegalArgumentException if {@code items} is less than 1
         */
        Builder maxTasksPerWorker(int items);

        /**
         * Sets the heap limit of each worker. The default is that of the JVM.
         *
         * <p>A task that needs more fails with an {@link OutOfMemoryError} as its cause, and its worker is replaced. If
         * the argument alone is larger than the heap, the task fails with a {@link WorkerCrashedException}, after three
         * workers have tried to read it.
         *
         * @param bytes the limit in bytes, at least 16 MiB (16,777,216)
         * @return this
         * @throws IllegalArgumentException if {@code bytes} is less than 16 MiB
         */
        Builder maxMemoryPerWorker(long bytes);

        /**
         * Sets the time limit of each item, unless {@link Pool#withTimeout} sets another. The default is no limit.
         *
         * @param perItem the limit, a positive duration
         * @return this
         * @throws IllegalArgumentException if {@code perItem} is zero or negative
         */
        Builder taskTimeout(Duration perItem);

        /**
         * Sets how long a worker may take from the start of its process until it is ready, its initializer included.
         * The default is 60 seconds. A worker that takes longer is ended and counts as a failed start.
         *
         * @param timeout the limit, a positive duration
         * @return this
         * @throws IllegalArgumentException if {@code timeout} is zero or negative
         */
        Builder startTimeout(Duration timeout);

        /**
         * Sets the time without work after which a worker exits. The default is never. Workers are started again when
         * there is work.
         *
         * @param timeout the time, a positive duration
         * @return this
         * @throws IllegalArgumentException if {@code timeout} is zero or negative
         */
        Builder idleTimeout(Duration timeout);

        /**
         * Sets how many submissions may be unfinished at a time. The default is 100,000. Further calls wait; see {@link
         * Pool}.
         *
         * @param submissions the number, 1 or more; a {@code map} counts as one
         * @return this
         * @throws IllegalArgumentException if {@code submissions} is less than 1
         */
        Builder queueCapacity(int submissions);

        /**
         * Sets how many spare workers stand by, started and initialized, to replace a worker that is lost. The default
         * is 0. They run no tasks until then. Like all workers that have not run a task yet, they load classes of the
         * pool's tasks in advance, without initialising them.
         *
         * @param spares the number, from 0 to 4096
         * @return this
         * @throws IllegalArgumentException if {@code spares} is negative or more than 4096
         */
        Builder spareWorkers(int spares);

        /**
         * Sets options for the JVMs of the workers, such as {@code -Xss4m} or {@code -Dkey=value}. The default is none.
         * Workers always get the options that the pool itself needs, and the application's options on modules,
         * encoding, locale and time zone. Other options, system properties, agents and debuggers of the application are
         * not passed on. A garbage collector that is named here replaces the pool's choice.
         *
         * <p>If the JVM refuses an option, workers cannot start; see {@link WorkerStartException}.
         *
         * @param options the options, as on a command line
         * @return this
         */
        Builder jvmOptions(String... options);

        /**
         * Sets environment variables of the workers, in addition to those that they inherit from this process. The
         * default is none. A variable replaces an inherited one of the same name.
         *
         * @param variables the values by their names
         * @return this
         */
        Builder environment(Map<String, String> variables);

        /**
         * Sets the working directory of the workers. The default is that of this process.
         *
         * @param directory the directory
         * @return this
         */
        Builder workingDirectory(Path directory);

        /**
         * Sets the Java installation that runs the workers. The default is the one that runs this process.
         *
         * <p>In Python: {@code multiprocessing.set_executable}, for the whole process.
         *
         * @param home the directory that holds {@code bin/java}, of Java 17 or later
         * @return this
         */
        Builder javaHome(Path home);

        /**
         * Sets the class path of the workers. The default is the application's own class path or module path, however
         * it was started. If a class is on neither, but in a class loader of the application that a call mentions, it
         * is sent to the workers that need it.
         *
         * @param entries jars and directories; they hold the classes of the tasks and of their values
         * @return this
         */
        Builder classPath(List<Path> entries);

        /**
         * Sets whether workers start from an archive of this library's classes, which takes about half the time. The
         * default is {@code true}.
         *
         * <p>The first pool on a machine creates the archive, in the background and with low priority, within a second
         * or two if the machine is not busy; with Java 25 a better one follows. Closing that pool before the archive is
         * complete ends the attempt. Later pools find the archive in a private folder of the user. The system property
         * {@code io.github.processpool.cacheFolder} names this folder. By default it is {@code
         * $XDG_CACHE_HOME/processpool}, or {@code ~/.cache/processpool} if that variable is not set. If the archive does
         * not match or is not safe to use, workers start without it. While this option is on, this library's jars come
         * first on the workers' class path.
         *
         * @param used {@code false} to neither use nor create an archive
         * @return this
         */
        Builder startupArchive(boolean used);

        /**
         * Adds types that results may contain. Objects of these types may be created in this process from data that a
         * worker sends.
         *
         * <p>By default, a result may contain value types of the JDK, types that the call mentions, types in the
         * packages of these (in the same jar, folder or module), and types in the package of the calling code. A result
         * with another type fails with an {@link EncodingException} that names the type.
         *
         * <p>An added type also allows the other types in its package, in the same jar, folder or module.
         *
         * @param types the types to add
         * @return this
         */
        Builder allowResultTypes(Class<?>... types);

        /**
         * Adds types as {@link #allowResultTypes(Class[])} does, by name. Use this for classes that the calling code
         * can't reference because they are private, anonymous, or in another class loader.
         *
         * <p>The name of a class that does not exist is no error and has no effect, because a class loader may provide
         * the class later. The {@link EncodingException} for a refused type contains the name to pass.
         *
         * @param names binary names of classes, such as {@code "com.example.Shape$Circle"}; or {@code "com.example.*"}
         *     for all classes of that package, in any jar, without its subpackages
         * @return this
         * @throws IllegalArgumentException if one is blank or can't be a name, or is of a module of the JDK
         */
        Builder allowResultTypes(String... names);

        /**
         * Sets whether exceptions may have only the types that results may have.
         *
         * <p>By default, an exception of a task is re-created with its own class, which may be any class of the
         * application's class path, because libraries throw exceptions that no call declares. No constructor and no
         * serialization hook of such a class runs, and its fields hold allowed types only; but a worker can make this
         * process initialize the class. With {@code true}, exceptions of types that results may not have arrive as
         * {@link RemoteTaskException}.
         *
         * @param strict {@code true} to apply the rules of {@link #allowResultTypes} to exceptions as well
         * @return this
         */
        Builder strictExceptions(boolean strict);

        /**
         * Sets a sink for the lines that tasks, the worker's JVM or native libraries print. By default they are logged
         * with the worker's id.
         *
         * <p>In Python, they go to the terminal of the parent.
         *
         * @param sink takes the lines of one worker in their order; it may be called by several threads at a time. If
         *     it throws, the exception is logged
         * @return this
         */
        Builder workerOutput(Consumer<WorkerOutput> sink);

        /**
         * Sets whether the workers are threads of this JVM instead of processes, for debugging and tests: breakpoints,
         * profilers and coverage work, and workers start at once. The default is {@code false}.
         *
         * <p>Values are copied and failures reported as with processes, and each worker has its own thread and its own
         * {@link Worker#state()}. What differs: static fields are shared with this program, {@code System.out} is that of
         * this program, {@code System.exit} ends it, memory has no limit per worker, and a task that has to end is
         * interrupted. If it goes on, its thread is given up with a warning, and a new thread takes its place.
         *
         * <p>The system property {@code io.github.processpool.inProcess=true} does this for all pools of a program that
         * can't be changed, whatever is set here.
         *
         * @param inProcess {@code true} for threads of this JVM
         * @return this
         */
        Builder inProcess(boolean inProcess);

        /**
         * Creates the pool. Its workers start in the background; the call does not wait for them. If they cannot start,
         * the calls that need them throw {@link WorkerStartException}.
         *
         * @return a new pool, which the caller closes
         * @throws IllegalArgumentException if {@link #inProcess} is {@code true} and an option is set that only a process
         *     can honour: {@link #maxMemoryPerWorker}, {@link #jvmOptions}, {@link #environment}, {@link
         *     #workingDirectory}, {@link #javaHome}, {@link #classPath} or {@link #workerOutput}. If the system property
         *     asks for threads, such options are ignored with a warning
         * @throws ProcessPoolException if pools are nested too deep, that is, if tasks create pools whose tasks create
         *     pools
         */
        Pool build();
    }
}
