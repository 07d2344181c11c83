package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeNames;

/** Stands for a class whose values can't travel, and says why. */
public final class UnsupportedCodec extends Codec {
    private final String reason;

    public UnsupportedCodec(Class<?> type, String reason) {
        super(TypeNames.of(type));
        this.reason = reason;
    }

    static UnsupportedCodec ofJdk(Class<?> type) {
        return new UnsupportedCodec(type, Advice.onJdk(type));
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        throw new ValueProblem(typeName() + " can't be encoded: " + reason);
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        throw new ValueProblem(typeName() + " can't be decoded: " + reason);
    }
}
