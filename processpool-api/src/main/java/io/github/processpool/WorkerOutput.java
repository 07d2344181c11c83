package io.github.processpool;

/**
 * A line that a worker printed to {@code System.out} or {@code System.err}, from a native library or from the JVM
 * itself.
 *
 * @param poolName the name of the pool
 * @param workerId the id of the worker, as {@link Worker#id()} gives it
 * @param pid the process id of the worker
 * @param line the line, without its line break; a very long line arrives in pieces
 * @see Pool.Builder#workerOutput
 * @since 0.1.0
 */
public record WorkerOutput(String poolName, int workerId, long pid, String line) {}
