/**
 * Values, functions and errors to JSON and back.
 *
 * <p>What is written describes itself. Five kinds of values have a natural form: {@code null}, {@code true} and
 * {@code false}, an integral number (Integer), a number with a point or an exponent (Double), a string (String) and an
 * array (ArrayList). Everything else is an object whose first member names the type:
 * {@code {"$":"long","v":5}}, {@code {"$":"com.example.Point","v":{"x":1,"y":2}}}. Where one type is known to hold for
 * many values it is said once, and they follow in their plain form: {@code {"$":"java.util.HashSet","of":"long","v":[1,2]}}.
 *
 * <pre>
 *   ValuesEncoder -- ValueWriter --+               +-- ValueReader -- ValuesDecoder
 *   FunctionEncoder                +-- Codec(s) ---+                  FunctionDecoder
 *   ErrorEncoder  -- ErrorWriter --+               +-- TypeResolver   ErrorDecoder
 * </pre>
 *
 * <p>A {@link io.github.processpool.core.types.TypeResolver} stands between a type name and a class: the worker trusts
 * its parent ({@code LoaderTypes}), the parent does not trust its workers ({@code AllowedTypes}).
 */
@NullMarked
package io.github.processpool.core.codec;

import io.github.processpool.core.errors.ErrorWriter;
import org.jspecify.annotations.NullMarked;
