/** What a task threw, to JSON and back: an exception of the same class where that can be made. */
@NullMarked
package io.github.processpool.core.errors;

import org.jspecify.annotations.NullMarked;
