package io.github.processpool.core.dispatch;

import java.lang.ref.Reference;

/** Distinguishes a full heap from a single allocation that no heap could satisfy. */
final class HeapRoom {
    private static final int PIECE_BYTES = 1 << 20;
    private static final long MOST_BYTES = 16L * PIECE_BYTES;
    private static final int PART_OF_THE_HEAP = 8;
    private static final int TIMES_THE_TEXT = 4; // an estimate of what values take

    private HeapRoom() {}

    /**
     * Returns whether the heap has room for values, given the length of their text in bytes. It allocates as much, since the
     * JVM's own figures count memory that a collection would free.
     */
    static boolean isFor(long textBytes) {
        long some = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
        long wanted = Math.max(some, TIMES_THE_TEXT * textBytes);
        byte[][] pieces = new byte[(int) (wanted / PIECE_BYTES) + 1][];
        try {
            for (int i = 0; i < pieces.length; i++) {
                pieces[i] = new byte[PIECE_BYTES];
            }
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        } finally {
            Reference.reachabilityFence(pieces); // all at once
        }
    }
}
