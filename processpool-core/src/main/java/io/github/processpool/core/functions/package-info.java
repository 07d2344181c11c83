/** Lambdas and method references, to JSON and back. */
@NullMarked
package io.github.processpool.core.functions;

import org.jspecify.annotations.NullMarked;
