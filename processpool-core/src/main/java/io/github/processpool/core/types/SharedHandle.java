package io.github.processpool.core.types;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object that processes share. Its id is a random number of 128 bits in hexadecimal digits, so that a
 * process can use only objects that it was given.
 *
 * @param kind what it is: "queue", "lock"
 * @param detail what else is needed to use it, which depends on the kind; or empty
 */
public record SharedHandle(String kind, String id, String detail) {

    /** Not loaded in workers, which make no ids. */
    private static final class Ids {
        static final int BYTES = 16;
        static final SecureRandom RANDOM = new SecureRandom();
    }

    /** Returns an id that can't be guessed. */
    public static String newId() {
        byte[] bytes = new byte[Ids.BYTES];
        Ids.RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Written by hand: the JDK caches what it makes for a record, and with it the record's class loader. */
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
