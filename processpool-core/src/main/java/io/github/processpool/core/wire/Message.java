package io.github.processpool.core.wire;

/**
 * What goes over a worker's pipes. Chunks and functions are numbered by the parent; an item is named by its chunk and
 * its place in it, from 0.
 */
public sealed interface Message permits ToWorker, FromWorker {

    /** The number that stands for "no function". */
    long NO_FUNCTION = 0;

    /** The number of the class loader that knows what lies on the class path of the workers. */
    int CLASS_PATH = 0;
}
