package io.github.processpool.core.codec;

import java.nio.charset.StandardCharsets;

/**
 * The name of a field of a message, as it stands in a line. Messages are so many and so small that comparing and writing
 * names letter by letter would be a third of what they cost.
 */
public final class FieldName {
    private static final int BEGIN = 2; // behind comma and quote

    private final String text;
    private final byte[] inLine; // ,"name":
    private final int length;

    private FieldName(String text) {
        this.text = text;
        inLine = (",\"" + text + "\":").getBytes(StandardCharsets.US_ASCII);
        length = text.length();
    }

    /** Makes a name of plain letters. */
    public static FieldName of(String text) {
        return new FieldName(text);
    }

    /** Writes the name as it stands behind another field. */
    void writeTo(Bytes line) {
        line.write(inLine, 0, inLine.length);
    }

    /** Tells whether {@code bytes[from, to)} is this name. */
    boolean is(byte[] bytes, int from, int to) {
        if (to - from != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != inLine[BEGIN + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
