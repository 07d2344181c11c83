package io.github.processpool.core.values;

import org.jspecify.annotations.Nullable;

/** A codec that also has a plain form, for places where the class is known already. */
public abstract class PlainCodec extends Codec {
    public PlainCodec(String typeName) {
        super(typeName);
    }

    /** Writes a value without its type. */
    public abstract void write(ValueWriter out, Object value);

    /** Reads a plain form, whose first token is the current one and not null. Leaves its last token current. */
    public abstract Object read(ValueReader in);

    /** Says whether the class has a natural form, so that nothing is gained by naming it. */
    boolean natural() {
        return false;
    }

    @Override
    public final @Nullable PlainCodec hint() {
        return natural() ? null : this;
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        out.startTag(this);
        out.startTagValue();
        write(out, value);
        out.endTag();
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        return read(in);
    }
}
