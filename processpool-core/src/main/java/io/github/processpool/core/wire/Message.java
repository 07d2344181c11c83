package io.github.processpool.core.wire;

import java.io.IOException;

/**
 * What goes over a worker's pipes. The parent numbers chunks and functions; an item is named by its chunk and its place
 * in the chunk, from 0. Each message writes itself; {@link ToWorker#of} and {@link FromWorker#of} say how each is read.
 */
public interface Message {

    /** The number that stands for "no function". */
    long NO_FUNCTION = 0;

    /** The number of the class loader that knows what lies on the class path of the workers. */
    int CLASS_PATH = 0;

    /** Writes this message as the next line, and what follows its line. */
    void writeTo(MessageWriter out) throws IOException;
}
