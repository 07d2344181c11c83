/** How objects of application classes are taken apart and made: fields, record components, constructors, serialization hooks. */
@NullMarked
package io.github.processpool.core.reflection;

import org.jspecify.annotations.NullMarked;
