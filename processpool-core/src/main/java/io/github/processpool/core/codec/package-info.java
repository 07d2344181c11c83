/**
 * Values, functions and errors to JSON and back: the classes that other packages call, and {@code AllCodecs}, which alone
 * knows every codec.
 *
 * <pre>
 *   ValuesEncoder   --+                                           +-- ValuesDecoder
 *   FunctionEncoder --+-- ValueWriter -- Codecs -- ValueReader ---+-- FunctionDecoder
 *   ErrorEncoder    --+                                           +-- ErrorDecoder
 * </pre>
 *
 * <p>A {@link io.github.processpool.core.types.TypeResolver} stands between a type name and a class: the worker trusts
 * its parent ({@code LoaderTypes}), the parent does not trust its workers ({@code AllowedTypes}).
 */
@NullMarked
package io.github.processpool.core.codec;

import org.jspecify.annotations.NullMarked;
