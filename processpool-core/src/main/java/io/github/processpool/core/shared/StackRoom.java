package io.github.processpool.core.shared;

/**
 * Makes a stack overflow happen before a request is sent. In the middle of a message it would leave the worker unable to
 * go on.
 */
final class StackRoom {
    private static final int CALLS = 96;

    private StackRoom() {}

    /** Uses about as much stack as a request needs, at least 16 KiB, and returns. */
    static void require() {
        long unused = use(CALLS, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    /** Has more parameters than registers hold, so that they lie on the stack. */
    @SuppressWarnings("TooManyParameters")
    private static long use(int calls, long a, long b, long c, long d, long e, long f, long g, long h, long i, long j) {
        return calls == 0 ? a : use(calls - 1, b, c, d, e, f, g, h, i, j, a) + b;
    }
}
