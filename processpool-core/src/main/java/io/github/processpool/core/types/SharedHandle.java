package io.github.processpool.core.types;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object that processes share. Its id is a random number of 128 bits in hexadecimal digits, so that
 * nobody can use an object that he was not given.
 *
 * @param kind what it is: "queue", "lock"
 * @param detail what else must be known to use it, as its kind has it; else empty
 */
public record SharedHandle(String kind, String id, String detail) {

    /** A class of its own: a worker makes no ids and does not load it. */
    private static final class Ids {
        static final int BYTES = 16;
        static final SecureRandom RANDOM = new SecureRandom();
    }

    /** Returns an id that nobody can guess. */
    public static String newId() {
        byte[] bytes = new byte[Ids.BYTES];
        Ids.RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** By hand: what the JDK makes for a record it caches, together with the record's class loader. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SharedHandle handle
                && kind.equals(handle.kind)
                && id.equals(handle.id)
                && detail.equals(handle.detail);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
