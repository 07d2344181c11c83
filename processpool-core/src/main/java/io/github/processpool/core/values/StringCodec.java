package io.github.processpool.core.values;

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
    public void writeDescribed(ValueWriter out, Object value) {
        write(out, value);
    }

    @Override
    public void write(ValueWriter out, Object value) {
        out.json.writeString((String) value);
    }

    @Override
    public Object read(ValueReader in) {
        return in.text();
    }
}
