package io.github.processpool.core.worker;

import io.github.processpool.core.wire.ProgressMark;

/** The codes with which a worker ends itself. */
public enum ExitCode {
    /** Told to stop. */
    ORDERLY(0),
    /** No memory left: the same code as the JVM's own ExitOnOutOfMemoryError. */
    OUT_OF_MEMORY(3),
    /** The worker's own code failed; it has said how on stderr. */
    FAILED(70),
    /** The initializer failed. */
    START_FAILED(71),
    /** Its parent said what it could not understand. */
    PROTOCOL(72),
    /** Its parent is gone. */
    PARENT_GONE(73),
    /** Others have removed its files while it started. */
    MARK_GONE(ProgressMark.GONE_EXIT_CODE);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** Returns the code that the process ends with. */
    public int code() {
        return code;
    }
}
