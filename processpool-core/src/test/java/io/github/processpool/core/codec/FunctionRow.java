package io.github.processpool.core.codec;

import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableConsumer;
import io.github.processpool.SerializableFunction;
import io.github.processpool.SerializableRunnable;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;

/** A line of the table of functions: how it is written, whether it travels, and some that are written so. */
record FunctionRow(String written, boolean travels, List<Serializable> functions) {

    static FunctionRow travels(String written, Serializable... functions) {
        return new FunctionRow(written, true, List.of(functions));
    }

    static FunctionRow refused(String written, Serializable... functions) {
        return new FunctionRow(written, false, List.of(functions));
    }

    String markdown() {
        return "| " + written + " | " + (travels ? "yes" : "`EncodingException`") + " |";
    }

    @Override
    public String toString() {
        return written;
    }

    static <T, R> SerializableFunction<T, R> f(SerializableFunction<T, R> function) {
        return function;
    }

    static <T, U, R> SerializableBiFunction<T, U, R> f2(SerializableBiFunction<T, U, R> function) {
        return function;
    }

    static <R> SerializableCallable<R> f0(SerializableCallable<R> function) {
        return function;
    }

    /** Calls a function with the numbers 5 and 3, and shows what comes of it. */
    @SuppressWarnings("unchecked")
    static String call(Object function) throws Exception {
        if (function instanceof SerializableFunction<?, ?> f) {
            return RoundTrip.show(((SerializableFunction<Object, Object>) f).apply(5));
        }
        if (function instanceof SerializableBiFunction<?, ?, ?> f) {
            return RoundTrip.show(((SerializableBiFunction<Object, Object, Object>) f).apply(5, 3));
        }
        if (function instanceof SerializableCallable<?> f) {
            return RoundTrip.show(f.call());
        }
        if (function instanceof Supplier<?> f) {
            return RoundTrip.show(f.get());
        }
        return said(function);
    }

    /** What those say that return nothing. */
    @SuppressWarnings("unchecked")
    private static String said(Object function) throws Exception {
        Places.SAID.setLength(0);
        if (function instanceof SerializableConsumer<?> f) {
            ((SerializableConsumer<Object>) f).accept(5);
        } else if (function instanceof SerializableRunnable f) {
            f.run();
        } else {
            ((Runnable) function).run();
        }
        return Places.SAID.toString();
    }
}
