/**
 * JSON text to tokens and back, and the two ways in which that fails: one value can't be had, or nothing more can be read.
 * The only room that sees Jackson.
 */
@NullMarked
package io.github.processpool.core.json;

import org.jspecify.annotations.NullMarked;
