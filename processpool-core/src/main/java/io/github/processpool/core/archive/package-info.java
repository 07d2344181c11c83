/** Archives from which worker JVMs start faster: finding them, checking that they are safe to use, making them. */
@NullMarked
package io.github.processpool.core.archive;

import org.jspecify.annotations.NullMarked;
