package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedPipe;

/** A pipe as users see it. */
final class PipeFace<E> extends Face implements SharedPipe<E> {
    PipeFace(Remote remote) {
        super(remote);
    }

    @Override
    public Connection<E> left() {
        return Faces.connection(remote, 0);
    }

    @Override
    public Connection<E> right() {
        return Faces.connection(remote, 1);
    }
}
