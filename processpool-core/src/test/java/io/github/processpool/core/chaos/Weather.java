package io.github.processpool.core.chaos;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was done to workers from outside, as far as it explains failures: who was sent which signal, and when somebody
 * was stopped. It is noted before it is done.
 */
final class Weather {
    static final int KILLED = 137;
    /** A worker that was stopped takes a moment to go on. */
    private static final long AFTERMATH_NANOS = 2_000_000_000L;

    private final Map<Long, Set<Integer>> exitCodes = new ConcurrentHashMap<>();
    private volatile long lastStop = System.nanoTime() - 2 * AFTERMATH_NANOS; // written by the stopping thread
    private volatile int stopped; // how many are stopped now; written by the stopping thread

    void willEnd(long pid, int exitCode) {
        exitCodes.computeIfAbsent(pid, key -> ConcurrentHashMap.newKeySet()).add(exitCode);
    }

    boolean explains(long pid, int exitCode) {
        return exitCodes.getOrDefault(pid, Set.of()).contains(exitCode);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread makes the weather
    void willStop() {
        stopped++;
        lastStop = System.nanoTime();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void goesOn() {
        lastStop = System.nanoTime();
        stopped--;
    }

    /** Tells whether some worker stood still after this moment, or shortly before. */
    boolean stoppedSomebodySince(long nanoTime) {
        return stopped > 0 || lastStop + AFTERMATH_NANOS - nanoTime > 0;
    }
}
