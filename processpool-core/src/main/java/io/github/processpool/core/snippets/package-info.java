/** What code written in JShell needs in a worker: the variables that it reads, found in its class files. */
@NullMarked
package io.github.processpool.core.snippets;

import org.jspecify.annotations.NullMarked;
