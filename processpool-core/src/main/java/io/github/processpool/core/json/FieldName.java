package io.github.processpool.core.json;

/**
 * The name of a field of a message or a value, as it stands in JSON. Messages and values have many small fields: making a
 * text of each name, to compare it or to write it, would take a third of the time.
 */
public final class FieldName {
    private static final int BEGIN = 2; // behind comma and quote

    private final String text;
    private final byte[] inLine; // ,"name":
    private final int length;

    private FieldName(String text) {
        this.text = text;
        Bytes name = new Bytes(text.length() + 4);
        name.write(',');
        new JsonWriter(name).writeName(text);
        inLine = name.toByteArray();
        length = inLine.length - BEGIN - 2; // quote and colon
    }

    /** Makes a name of any characters. */
    public static FieldName of(String text) {
        return new FieldName(text);
    }

    /** Writes the name as it stands behind another field. */
    public void writeTo(Bytes line) {
        line.write(inLine, 0, inLine.length);
    }

    /** Writes the name as it stands at an object's beginning. */
    public void writeFirstTo(Bytes line) {
        line.write(inLine, 1, inLine.length - 1);
    }

    /** Tells whether {@code bytes[from, to)}, which stands between quotes, is written like this name. */
    public boolean is(byte[] bytes, int from, int to) {
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
