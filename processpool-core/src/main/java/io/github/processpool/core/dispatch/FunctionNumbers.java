package io.github.processpool.core.dispatch;

import io.github.processpool.core.codec.EncodedFunction;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Numbers functions, from 1 on, and remembers how long calls of them take: the same function has the same number as long
 * as somebody holds it. Used under the dispatcher's lock.
 */
final class FunctionNumbers {
    private final Map<EncodedFunction, Known> known = new WeakHashMap<>();
    private long last;

    long of(EncodedFunction function) {
        return known(function).number;
    }

    /** Returns what decides how many single calls of a function go together. */
    ChunkSizer callSizer(EncodedFunction function) {
        return known(function).calls;
    }

    private Known known(EncodedFunction function) {
        return known.computeIfAbsent(function, unused -> new Known(++last, new ChunkSizer(0)));
    }

    private record Known(long number, ChunkSizer calls) {}
}
