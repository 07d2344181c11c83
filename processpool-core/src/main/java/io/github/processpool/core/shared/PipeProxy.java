package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedPipe;

/** A pipe as users see it. */
final class PipeProxy<E> extends PlainProxy implements SharedPipe<E> {
    PipeProxy(Remote remote) {
        super(remote);
    }

    @Override
    public Connection<E> left() {
        return new ConnectionProxy<>(remote.part("connection", 0));
    }

    @Override
    public Connection<E> right() {
        return new ConnectionProxy<>(remote.part("connection", 1));
    }
}
