package io.github.processpool.core.codec;

import org.jspecify.annotations.Nullable;

/** Writes the values that {@link PlainRun} reads, for which no generator is needed. */
final class PlainValues {
    private PlainValues() {}

    /** Writes a value, if it is one of those; returns false if nothing was written. */
    static boolean write(Bytes out, @Nullable PlainCodec hint, @Nullable Object value) {
        if (value == null) {
            out.writeAscii("null");
        } else if (hint != null) {
            return hint == BoxCodec.LONG && value instanceof Long number && writeInteger(out, number);
        } else if (value instanceof Integer number) {
            out.writeDecimal(number);
        } else if (value instanceof String text) {
            return writeText(out, text);
        } else if (value instanceof Double number) {
            return writeDouble(out, number);
        } else if (value instanceof Boolean truth) {
            out.writeAscii(truth ? "true" : "false");
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeInteger(Bytes out, long number) {
        out.writeDecimal(number);
        return true;
    }

    private static boolean writeDouble(Bytes out, double number) {
        boolean finite = Double.isFinite(number);
        if (finite) {
            out.writeAscii(Double.toString(number));
        }
        return finite;
    }

    /** Writes a text, if it is plain. */
    static boolean writeText(Bytes out, String text) {
        boolean plain = isPlain(text);
        if (plain) {
            out.write('"');
            out.writeAscii(text);
            out.write('"');
        }
        return plain;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a character is in a JSON text what it is in ASCII. */
    static boolean isPlain(int c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }
}
