package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;

/** The bounds that both ends of a pipe keep. */
public final class Limits {
    /** The protocol's version; both ends must be of the same. */
    public static final int PROTOCOL_VERSION = 1;

    /** The longest line, in bytes, its line feed not counted: the largest values, and room for what goes with them. */
    public static final int MAX_FRAME_BYTES = EncodedValues.MAX_BYTES + 1024 * 1024;

    /** The largest class or resource that a parent gives to a worker, in bytes. */
    public static final int MAX_CONTENT_BYTES = 12 * 1024 * 1024;

    private Limits() {}
}
