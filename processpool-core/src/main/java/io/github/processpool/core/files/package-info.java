/**
 * A pool's temporary files: its private folder, the locks by which others see that it lives, and what pools that were
 * killed have left behind.
 */
@NullMarked
package io.github.processpool.core.files;

import org.jspecify.annotations.NullMarked;
