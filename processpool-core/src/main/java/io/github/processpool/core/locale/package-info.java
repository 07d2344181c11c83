/** Locales and time zones as text, and a JVM's defaults of both, which workers take over. */
@NullMarked
package io.github.processpool.core.locale;

import org.jspecify.annotations.NullMarked;
