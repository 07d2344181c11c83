/**
 * What runs inside a child JVM: the loop that runs chunks, the functions it knows, the answers on their way out, and
 * the watch over the parent.
 */
@NullMarked
package io.github.processpool.core.worker;

import org.jspecify.annotations.NullMarked;
