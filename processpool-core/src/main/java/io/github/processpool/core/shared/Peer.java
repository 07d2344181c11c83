package io.github.processpool.core.shared;

/** Somebody whose threads use shared objects and who may end: a worker, or this JVM itself. Compared by identity. */
final class Peer {
    /** This JVM, whose end is the end of everything. */
    static final Peer HERE = new Peer();
}
