package io.github.processpool.core.objects;

import io.github.processpool.core.json.ValueProblem;
import org.jspecify.annotations.Nullable;

/** The members of a class, how they are read, and how an instance is made of their values. */
interface ObjectShape {
    Members members();

    /**
     * Returns the values of all members.
     *
     * @throws ValueProblem when one can't be read
     */
    @Nullable
    Object[] read(Object owner);

    /** Says whether the class has a say in what is made. */
    default boolean resolves() {
        return false;
    }

    Object create(@Nullable Object[] values);
}
