package io.github.processpool.core.worker;

import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableConsumer;
import io.github.processpool.SerializableFunction;
import io.github.processpool.SerializableRunnable;
import io.github.processpool.core.codec.FunctionDecoder;
import org.jspecify.annotations.Nullable;

/** Calls of one function, whatever its arity. */
class Invocation {
    private final Object function; // of one of the five interfaces
    private final FunctionDecoder.Decoded decoded;
    private final int arity;

    Invocation(Object function, FunctionDecoder.Decoded decoded) {
        this.function = function;
        this.decoded = decoded;
        if (function instanceof SerializableBiFunction) {
            arity = 2;
        } else {
            arity = function instanceof SerializableFunction || function instanceof SerializableConsumer ? 1 : 0;
        }
    }

    static Invocation of(FunctionDecoder.Decoded decoded) {
        return decoded.isCertain() ? new Invocation(decoded.function(), decoded) : new DoubtfulInvocation(decoded);
    }

    /** Returns the number of values that an item of a chunk has; a task without arguments has none. */
    int arity() {
        return arity;
    }

    /** Returns the type that results have, as far as the function says. */
    Class<?> resultType() {
        return decoded.resultType();
    }

    @SuppressWarnings({"unchecked", "NullAway"
    }) // the parent encoded these arguments for this function; they may be null
    @Nullable
    Object call(@Nullable Object first, @Nullable Object second) throws Exception {
        if (function instanceof SerializableFunction<?, ?> f) {
            return ((SerializableFunction<Object, Object>) f).apply(first);
        }
        if (function instanceof SerializableBiFunction<?, ?, ?> f) {
            return ((SerializableBiFunction<Object, Object, Object>) f).apply(first, second);
        }
        if (function instanceof SerializableCallable<?> f) {
            return f.call();
        }
        if (function instanceof SerializableConsumer<?> f) {
            ((SerializableConsumer<Object>) f).accept(first);
        } else {
            ((SerializableRunnable) function).run();
        }
        return null;
    }
}
