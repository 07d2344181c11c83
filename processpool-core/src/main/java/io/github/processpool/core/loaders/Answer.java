package io.github.processpool.core.loaders;

/** What a worker is told that wanted a class or a resource. */
public sealed interface Answer {

    /**
     * It is there.
     *
     * @param loader the number of the loader to which a class belongs
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(int loader, byte[] bytes) implements Answer {}

    /** It can't be had. */
    record Missing(String reason) implements Answer {}
}
