/**
 * Arrays in files that several processes map into their memory: made in one JVM, found by their handle in others, and
 * unmapped when they are closed or unreachable.
 */
@NullMarked
package io.github.processpool.core.arrays;

import org.jspecify.annotations.NullMarked;
