package io.github.processpool.core.shared;

import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import org.jspecify.annotations.Nullable;

/** What users hold of a shared object that is no collection. Two proxies of one object are equal. */
abstract class Proxy implements SharedObject {
    final Remote remote;

    Proxy(Remote remote) {
        this.remote = remote;
    }

    @Override
    public final SharedHandle handle() {
        return remote.handle();
    }

    @Override
    public final boolean isHere() {
        return remote.isHere();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return remote.isSame(other);
    }

    @Override
    public final int hashCode() {
        return handle().hashCode();
    }

    @Override
    public final String toString() {
        return remote.toString();
    }
}
