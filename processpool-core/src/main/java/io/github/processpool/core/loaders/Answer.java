package io.github.processpool.core.loaders;

/** The answer to a worker that wants a class or a resource. */
public sealed interface Answer {

    /**
     * It is there.
     *
     * @param loader the number of the loader to which a class belongs
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(int loader, byte[] bytes) implements Answer {}

    /** There is no such class or resource for the worker. */
    record Missing(String reason) implements Answer {}
}
