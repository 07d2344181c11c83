package io.github.processpool.core.shared;

import java.nio.charset.StandardCharsets;

/** The integers that operations and answers carry beside the users' values, such as indexes and stamps, as JSON text. */
final class IntegerText {
    private static final byte[][] SMALL = new byte[256][];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = text(i);
        }
    }

    private IntegerText() {}

    static byte[] encode(long number) {
        return number >= 0 && number < SMALL.length ? SMALL[(int) number] : text(number);
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @throws NumberFormatException if the text is no integer: the worker violates the protocol
     */
    static long decode(byte[] slice) {
        return Long.parseLong(new String(slice, StandardCharsets.US_ASCII));
    }

    static int decodeInt(byte[] slice) {
        return Integer.parseInt(new String(slice, StandardCharsets.US_ASCII));
    }
}
