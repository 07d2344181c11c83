package io.github.processpool.core.dispatch;

import io.github.processpool.core.codec.EncodedFunction;
import java.util.Map;
import java.util.WeakHashMap;

/** Numbers functions, from 1 on: the same function has the same number as long as somebody holds it. */
final class FunctionNumbers {
    private final Map<EncodedFunction, Long> numbers = new WeakHashMap<>();
    private long last;

    long of(EncodedFunction function) {
        return numbers.computeIfAbsent(function, unused -> ++last);
    }
}
