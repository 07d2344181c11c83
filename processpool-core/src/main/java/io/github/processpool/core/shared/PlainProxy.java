package io.github.processpool.core.shared;

import org.jspecify.annotations.Nullable;

/** The proxy of an object that is no collection. Two proxies of one object are equal. */
abstract class PlainProxy implements Proxy {
    final Remote remote;

    PlainProxy(Remote remote) {
        this.remote = remote;
    }

    @Override
    public final Remote remote() {
        return remote;
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
