/** Benchmarks of what only its own package sees. */
@NullMarked
package io.github.processpool.core.wire;

import org.jspecify.annotations.NullMarked;
