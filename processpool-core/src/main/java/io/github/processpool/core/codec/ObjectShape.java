package io.github.processpool.core.codec;

import org.jspecify.annotations.Nullable;

/** The members of a class, and how an instance is made of their values. */
interface ObjectShape {
    Member[] members();

    Object create(@Nullable Object[] values);
}
