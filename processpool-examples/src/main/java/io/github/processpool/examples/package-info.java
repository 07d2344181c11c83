/**
 * Programs to run, to read and to copy from. Each example is one file that shows one idea; {@link
 * io.github.processpool.examples.Examples} lists and runs them.
 */
@NullMarked
package io.github.processpool.examples;

import org.jspecify.annotations.NullMarked;
