package io.github.processpool.core.codec;

import org.jspecify.annotations.Nullable;

/** Writes the values of an array that {@link PlainRun} reads, for which no generator is needed. */
final class PlainValues {
    private PlainValues() {}

    /**
     * Writes a value, if it is one of those.
     *
     * @param before how many values are in the array already
     * @return false if nothing was written
     */
    static boolean write(Bytes array, @Nullable PlainCodec hint, @Nullable Object value, int before) {
        if (value == null) {
            begin(array, before);
            array.writeAscii("null");
        } else if (hint != null) {
            return hint == BoxCodec.LONG && value instanceof Long number && writeInteger(array, number, before);
        } else if (value instanceof Integer number) {
            return writeInteger(array, number, before);
        } else if (value instanceof String text) {
            return writeText(array, text, before);
        } else if (value instanceof Double number) {
            return writeDouble(array, number, before);
        } else if (value instanceof Boolean truth) {
            begin(array, before);
            array.writeAscii(truth ? "true" : "false");
        } else {
            return false;
        }
        return true;
    }

    private static void begin(Bytes array, int before) {
        array.write(before == 0 ? '[' : ',');
    }

    private static boolean writeInteger(Bytes array, long number, int before) {
        begin(array, before);
        array.writeDecimal(number);
        return true;
    }

    private static boolean writeText(Bytes array, String text, int before) {
        if (!isPlain(text)) {
            return false;
        }
        begin(array, before);
        writeQuoted(array, text);
        return true;
    }

    /** Writes a text by itself, if it is plain. */
    static boolean writeText(Bytes out, String text) {
        boolean plain = isPlain(text);
        if (plain) {
            writeQuoted(out, text);
        }
        return plain;
    }

    private static void writeQuoted(Bytes out, String text) {
        out.write('"');
        out.writeAscii(text);
        out.write('"');
    }

    private static boolean writeDouble(Bytes array, double number, int before) {
        if (!Double.isFinite(number)) {
            return false;
        }
        begin(array, before);
        array.writeAscii(Double.toString(number));
        return true;
    }

    /** Tells whether a text is in JSON what it is in ASCII. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
