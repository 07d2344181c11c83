package io.github.processpool.core.codec;

/** Strings, whose natural form is a JSON string. */
final class StringCodec extends PlainCodec {
    static final StringCodec INSTANCE = new StringCodec();

    private StringCodec() {
        super("java.lang.String");
    }

    @Override
    boolean natural() {
        return true;
    }

    @Override
    void writeDescribed(ValueWriter out, Object value) {
        write(out, value);
    }

    @Override
    void write(ValueWriter out, Object value) {
        out.json.writeString((String) value);
    }

    @Override
    Object read(ValueReader in) {
        return in.text();
    }
}
