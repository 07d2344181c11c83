package io.github.processpool.core.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this JVM holds at a moment: child processes, threads of pools, open descriptors, bytes of heap in use. */
record Census(long processes, long threads, long descriptors, long heapBytes) {
    private static final long HEAP_TOLERANCE_BYTES = 16L << 20;
    private static final int DESCRIPTOR_TOLERANCE = 3; // those of the JVM itself, for a class file or a log

    static Census take() throws IOException {
        long processes = ProcessHandle.current().children().count();
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("processpool-"))
                .count();
        return new Census(processes, threads, openDescriptors(), usedHeap());
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** Tells whether more is held than before, beyond {@code ownBytes} that the simulation itself has gathered. */
    boolean exceeds(Census before, long ownBytes) {
        return processes > before.processes
                || threads > before.threads
                || descriptors > before.descriptors + DESCRIPTOR_TOLERANCE
                || heapBytes > before.heapBytes + ownBytes + HEAP_TOLERANCE_BYTES;
    }

    @Override
    public String toString() {
        return processes + " processes, " + threads + " threads, " + descriptors + " descriptors, " + (heapBytes >> 10)
                + " KiB heap";
    }
}
