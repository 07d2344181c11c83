package io.github.processpool.core.values;

import io.github.processpool.core.types.TypeResolver;

/** Finds the codec of a value. Writers and readers ask it in the middle of a text. */
public interface Codecs {
    /** Returns the codec of a class. */
    Codec of(Class<?> type);

    /** Returns the codec for a type name in JSON, which may be any text. */
    Codec named(String typeName, TypeResolver types);

    /** Returns the codec of an array in JSON that names no type. */
    Codec lists();

    /** Returns the codec of lambdas and method references, which also takes a {@code SerializedLambda} for one. */
    Codec functions();
}
