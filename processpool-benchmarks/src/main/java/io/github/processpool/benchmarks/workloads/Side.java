package io.github.processpool.benchmarks.workloads;

import io.github.processpool.SerializableFunction;
import java.util.List;
import java.util.concurrent.Future;

/** Workers of any kind that can run functions. */
interface Side extends AutoCloseable {

    /** What a pool has beyond its workers. */
    enum Extra {
        NOTHING,
        SPARE_WORKER,
        NO_ARCHIVE
    }

    /** Opens a side with this many workers. */
    interface Opener {
        Side open(int workers, Extra extra);

        default Side open(int workers) {
            return open(workers, Extra.NOTHING);
        }
    }

    /** Maps in chunks of the side's own choice. */
    <T, R> List<R> map(SerializableFunction<T, R> function, List<T> items);

    /** Maps one by one. */
    <T, R> List<R> mapSingly(SerializableFunction<T, R> function, List<T> items);

    <T, R> R apply(SerializableFunction<T, R> function, T argument);

    <T, R> Future<R> submit(SerializableFunction<T, R> function, T argument);

    /** Waits until the workers can take work, if that can be known. */
    void awaitStart();

    /** Returns whether the workers are processes, which can be killed and have their own memory. */
    boolean hasProcesses();

    /** Ends the workers, whatever they do. */
    void kill();

    /** Ends the workers in the orderly way. */
    @Override
    void close();
}
