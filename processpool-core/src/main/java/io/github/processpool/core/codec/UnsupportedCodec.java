package io.github.processpool.core.codec;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeNames;

/** Stands for a class whose values can't travel, and says why. */
final class UnsupportedCodec extends Codec {
    private final String reason;

    UnsupportedCodec(Class<?> type, String reason) {
        super(TypeNames.of(type));
        this.reason = reason;
    }

    static UnsupportedCodec ofJdk(Class<?> type) {
        return new UnsupportedCodec(type, Advice.onJdk(type));
    }

    @Override
    void writeDescribed(ValueWriter out, Object value) {
        throw new ValueProblem(typeName() + " can't be encoded: " + reason);
    }

    @Override
    Object readTagged(ValueReader in, Tag tag) {
        throw new ValueProblem(typeName() + " can't be decoded: " + reason);
    }
}
