package io.github.processpool.core.shared;

import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;

/** How users see a shared object: an object of the usual interface whose methods send operations to the state. */
interface Proxy extends SharedObject {

    Remote remote();

    @Override
    default SharedHandle handle() {
        return remote().handle();
    }

    @Override
    default boolean isHere() {
        return remote().link().isHere();
    }
}
