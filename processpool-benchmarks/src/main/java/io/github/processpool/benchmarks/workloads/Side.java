package io.github.processpool.benchmarks.workloads;

import io.github.processpool.SerializableFunction;
import java.util.List;
import java.util.concurrent.Future;

/** Some workers that functions can be given to, whatever they are. */
interface Side extends AutoCloseable {

    /** What a pool has beyond its workers. */
    enum Extra {
        NOTHING,
        SPARE_WORKER,
        NO_ARCHIVE
    }

    /** Opens a side with so many workers. */
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

    /** Waits until the workers could take work, as far as that can be known. */
    void awaitStart();

    /** Says whether the workers are processes, which can be killed and have memory of their own. */
    boolean hasProcesses();

    /** Ends the workers, whatever they do. */
    void kill();

    /** Ends the workers in the orderly way. */
    @Override
    void close();
}
