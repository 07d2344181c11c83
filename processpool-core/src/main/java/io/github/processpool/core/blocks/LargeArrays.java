package io.github.processpool.core.blocks;

/** What becomes of primitive arrays that are large enough to travel as blocks. */
public enum LargeArrays {
    /** They are written as JSON like small ones. */
    IN_TEXT,
    /** They become blocks, and must not change until they are written. */
    AS_THEY_LIE,
    /** They become blocks as they are now. */
    COPIED
}
