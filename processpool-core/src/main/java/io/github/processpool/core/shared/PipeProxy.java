package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedPipe;

/** A pipe as users see it. */
final class PipeProxy<E> extends Proxy implements SharedPipe<E> {
    PipeProxy(Remote remote) {
        super(remote);
    }

    @Override
    public Connection<E> left() {
        return Proxies.connection(remote, 0);
    }

    @Override
    public Connection<E> right() {
        return Proxies.connection(remote, 1);
    }
}
