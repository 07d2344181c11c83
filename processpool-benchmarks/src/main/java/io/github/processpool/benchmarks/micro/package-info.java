/** JMH benchmarks of single parts and of whole calls. */
@NullMarked
package io.github.processpool.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
