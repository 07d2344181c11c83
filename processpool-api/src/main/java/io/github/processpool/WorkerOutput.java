package io.github.processpool;

/**
 * A line that a worker printed, by whatever means: {@code System.out}, {@code System.err}, a native library, the JVM.
 *
 * @param poolName the name of the pool
 * @param workerId the id of the worker, as {@link Worker#id()} gives it
 * @param pid the process id of the worker
 * @param line the line, without its end; a very long one arrives cut
 * @see Pool.Builder#workerOutput
 * @since 0.1.0
 */
public record WorkerOutput(String poolName, int workerId, long pid, String line) {}
