/**
 * How objects of application classes are written as JSON and read back: by their fields or record components, or by the
 * serialization hooks of their classes, which are given streams that read and write JSON.
 */
@NullMarked
package io.github.processpool.core.objects;

import org.jspecify.annotations.NullMarked;
