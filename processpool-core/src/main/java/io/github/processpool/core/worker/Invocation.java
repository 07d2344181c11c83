package io.github.processpool.core.worker;

import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableConsumer;
import io.github.processpool.SerializableFunction;
import io.github.processpool.SerializableRunnable;
import io.github.processpool.core.codec.FunctionDecoder;
import org.jspecify.annotations.Nullable;

/** One shape for the functions of every arity: how many values an item has, and the call. */
abstract class Invocation {
    private final int arity;
    private FunctionDecoder.@Nullable Decoded decoded; // null if it was made here

    Invocation(int arity) {
        this.arity = arity;
    }

    /** The number of values that an item of a chunk has; a task without arguments has none. */
    int arity() {
        return arity;
    }

    abstract @Nullable Object call(@Nullable Object first, @Nullable Object second) throws Exception;

    /** Returns the type that results have, as far as the function says. */
    Class<?> resultType() {
        return decoded == null ? Object.class : decoded.resultType();
    }

    static Invocation of(FunctionDecoder.Decoded decoded) {
        Invocation known = of(decoded.function());
        Invocation invocation = decoded.isCertain() ? known : new DoubtfulInvocation(decoded, known);
        invocation.decoded = decoded;
        return invocation;
    }

    @SuppressWarnings("unchecked") // the parent encoded the arguments for this very function
    static Invocation of(Object function) {
        if (function instanceof SerializableFunction<?, ?> f) {
            return new OfFunction((SerializableFunction<Object, Object>) f);
        }
        if (function instanceof SerializableBiFunction<?, ?, ?> f) {
            return new OfBiFunction((SerializableBiFunction<Object, Object, Object>) f);
        }
        if (function instanceof SerializableCallable<?> f) {
            return new OfCallable(f);
        }
        if (function instanceof SerializableConsumer<?> f) {
            return new OfConsumer((SerializableConsumer<Object>) f);
        }
        return new OfRunnable((SerializableRunnable) function);
    }

    // Classes rather than lambdas: a worker's start pays for each lambda with the JVM's lambda machinery.

    private static final class OfFunction extends Invocation {
        private final SerializableFunction<Object, Object> function;

        OfFunction(SerializableFunction<Object, Object> function) {
            super(1);
            this.function = function;
        }

        @Override
        @SuppressWarnings("NullAway") // null is a value like any other
        @Nullable
        Object call(@Nullable Object first, @Nullable Object second) throws Exception {
            return function.apply(first);
        }
    }

    private static final class OfBiFunction extends Invocation {
        private final SerializableBiFunction<Object, Object, Object> function;

        OfBiFunction(SerializableBiFunction<Object, Object, Object> function) {
            super(2);
            this.function = function;
        }

        @Override
        @SuppressWarnings("NullAway") // null is a value like any other
        @Nullable
        Object call(@Nullable Object first, @Nullable Object second) throws Exception {
            return function.apply(first, second);
        }
    }

    private static final class OfCallable extends Invocation {
        private final SerializableCallable<?> function;

        OfCallable(SerializableCallable<?> function) {
            super(0);
            this.function = function;
        }

        @Override
        @Nullable
        Object call(@Nullable Object first, @Nullable Object second) throws Exception {
            return function.call();
        }
    }

    private static final class OfConsumer extends Invocation {
        private final SerializableConsumer<Object> function;

        OfConsumer(SerializableConsumer<Object> function) {
            super(1);
            this.function = function;
        }

        @Override
        @SuppressWarnings("NullAway") // null is a value like any other
        @Nullable
        Object call(@Nullable Object first, @Nullable Object second) throws Exception {
            function.accept(first);
            return null;
        }
    }

    private static final class OfRunnable extends Invocation {
        private final SerializableRunnable function;

        OfRunnable(SerializableRunnable function) {
            super(0);
            this.function = function;
        }

        @Override
        @Nullable
        Object call(@Nullable Object first, @Nullable Object second) throws Exception {
            function.run();
            return null;
        }
    }
}
