package io.github.processpool.benchmarks.workloads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/** The functions that workers run. */
final class Tasks {
    private Tasks() {}

    /** The process that ran a task, and its start by the wall clock. */
    record Visit(long pid, long micros) {
        static Visit now() {
            return new Visit(ProcessHandle.current().pid(), clockMicros());
        }
    }

    static long clockMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    static long square(long x) {
        return x * x;
    }

    static <T> T echo(T value) {
        return value;
    }

    /** Counts primes the slow way: nothing but computing. */
    static int primesBelow(int bound) {
        int count = 0;
        for (int n = 2; n < bound; n++) {
            if (isPrime(n)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isPrime(int n) {
        for (int d = 2; d * d <= n; d++) {
            if (n % d == 0) {
                return false;
            }
        }
        return true;
    }

    /** Computes for a time that is proportional to {@code rounds}. */
    static long compute(int rounds) {
        long x = rounds + 88172645463325252L;
        for (int i = 0; i < rounds; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }

    static Visit nap(double millis) {
        Visit visit = Visit.now();
        long end = System.nanoTime() + (long) (millis * 1e6);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return visit;
    }

    /** Creates a file when it runs, never ends, and ignores interrupts. */
    static boolean spin(Path sign) {
        leave(sign);
        while (sign != null) { // it never changes, but javac can't know that
            Thread.onSpinWait();
        }
        return false;
    }

    static void leave(Path sign) {
        try {
            Files.createFile(sign);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
