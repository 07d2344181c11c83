package io.github.processpool.core.shared;

/**
 * Sees to it that a recursion which runs out of stack in a request does so before anything is half said or half heard,
 * after which the worker could not go on.
 */
final class StackRoom {
    private static final int CALLS = 96;

    private StackRoom() {}

    /** Needs about as much stack as a request, 16 KiB or more, and gives it back. */
    static void require() {
        long unused = use(CALLS, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    /** What does not fit into registers lies on the stack. */
    @SuppressWarnings("TooManyParameters")
    private static long use(int calls, long a, long b, long c, long d, long e, long f, long g, long h, long i, long j) {
        return calls == 0 ? a : use(calls - 1, b, c, d, e, f, g, h, i, j, a) + b;
    }
}
