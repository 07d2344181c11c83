/**
 * Archives from which worker JVMs start faster: where they are kept, whether they can be trusted, how they are made.
 */
@NullMarked
package io.github.processpool.core.archive;

import org.jspecify.annotations.NullMarked;
