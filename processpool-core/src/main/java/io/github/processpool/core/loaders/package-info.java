/**
 * The class loaders of the application that the calls of a pool mention: what they give out to workers, and what the
 * snippets of JShell read.
 */
@NullMarked
package io.github.processpool.core.loaders;

import org.jspecify.annotations.NullMarked;
