/**
 * One worker process: its command line, class path, modules, environment, collector and archive, and why it ended. This
 * room knows nothing of messages, places or tasks.
 */
@NullMarked
package io.github.processpool.core.launch;

import org.jspecify.annotations.NullMarked;
