/**
 * The pool on child JVMs. This room is the entry: it takes the settings, makes the launcher and the pool, and knows all other
 * rooms. {@code ARCHITECTURE.md} shows the life of a task, and which room answers for what.
 */
@NullMarked
package io.github.processpool.core;

import org.jspecify.annotations.NullMarked;
