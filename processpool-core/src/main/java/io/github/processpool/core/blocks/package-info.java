/** A message's values as they travel: a JSON array, and beside it arrays of numbers as bytes. */
@NullMarked
package io.github.processpool.core.blocks;

import org.jspecify.annotations.NullMarked;
