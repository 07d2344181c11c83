package io.github.processpool.core.codec;

import org.jspecify.annotations.Nullable;

/** A codec that also has a plain form, for places where the class is known already. */
abstract class PlainCodec extends Codec {
    PlainCodec(String typeName) {
        super(typeName);
    }

    /** Writes a value without its type. */
    abstract void write(ValueWriter out, Object value);

    /** Reads a plain form, whose first token is the current one and not null. Leaves its last token current. */
    abstract Object read(ValueReader in);

    /** Says whether the class has a natural form, so that nothing is gained by naming it. */
    boolean natural() {
        return false;
    }

    @Override
    final @Nullable PlainCodec hint() {
        return natural() ? null : this;
    }

    @Override
    void writeDescribed(ValueWriter out, Object value) {
        out.startTag(this);
        out.startTagValue();
        write(out, value);
        out.endTag();
    }

    @Override
    Object readTagged(ValueReader in, Tag tag) {
        return read(in);
    }
}
