package io.github.processpool;

/**
 * What one worker was doing at the moment of a {@link PoolStats} snapshot.
 *
 * @param id the id of the worker, as {@link Worker#id()} gives it
 * @param pid the process id, or -1 if the worker is not running
 * @param state what the worker is doing
 * @param tasksDone the number of items that workers with this id have finished, failed ones included
 * @param residentBytes the resident memory of the process in bytes, or -1 if it is not known
 * @since 0.1.0
 */
public record WorkerStats(int id, long pid, WorkerState state, long tasksDone, long residentBytes) {}
