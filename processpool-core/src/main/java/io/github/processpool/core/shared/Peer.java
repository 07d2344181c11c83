package io.github.processpool.core.shared;

import org.jspecify.annotations.Nullable;

/** Somebody whose threads use shared objects and who may end: a worker, or this JVM itself. Compared by identity. */
final class Peer {
    /** This JVM, whose end is the end of everything. */
    static final Peer HERE = new Peer();

    private volatile @Nullable String deadName; // written once, before anybody hears of the end

    /** Notes that the peer died rather than left. */
    void died(String name) {
        deadName = name;
    }

    /** Returns the peer's name if it died; null if it left in good order. */
    @Nullable
    String deadName() {
        return deadName;
    }
}
