/**
 * The class loaders of the application that the calls of a pool mention: the classes and resources that they send to
 * workers, and the JShell variables that snippets read.
 */
@NullMarked
package io.github.processpool.core.loaders;

import org.jspecify.annotations.NullMarked;
