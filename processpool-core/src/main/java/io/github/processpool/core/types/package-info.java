/**
 * Which class, and which shared object, a name in JSON may stand for: any in a worker, which trusts its parent; in the
 * parent only what a call allows.
 */
@NullMarked
package io.github.processpool.core.types;

import org.jspecify.annotations.NullMarked;
