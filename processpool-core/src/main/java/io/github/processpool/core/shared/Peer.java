package io.github.processpool.core.shared;

import org.jspecify.annotations.Nullable;

/** A process whose threads use shared objects: a worker, or this JVM itself. Compared by identity. */
final class Peer {
    /** This JVM. */
    static final Peer HERE = new Peer();

    private volatile @Nullable String deadName; // written once, before the states are told

    /** Notes that the peer was killed or crashed. */
    void died(String name) {
        deadName = name;
    }

    /** Returns the peer's name if it died; null if it left in good order. */
    @Nullable
    String deadName() {
        return deadName;
    }
}
