/** Benchmarks of single parts and of the whole path, by JMH. */
@NullMarked
package io.github.processpool.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
