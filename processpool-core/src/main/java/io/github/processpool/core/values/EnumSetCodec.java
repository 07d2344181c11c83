package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import java.util.EnumSet;

/** Enum sets, which name their enum even when they are empty. */
final class EnumSetCodec extends Codec {
    static final EnumSetCodec INSTANCE = new EnumSetCodec();

    private EnumSetCodec() {
        super("java.util.EnumSet");
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        Object[] items = ((EnumSet<?>) value).toArray();
        Codec of = out.codecs().of(EnumCollections.elementType((EnumSet<?>) value));
        out.startTag(this);
        out.attribute("of", of.typeName());
        out.startTagValue();
        CollectionCodec.writeItems(out, value, items, (PlainCodec) of);
        out.endTag();
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        if (in.hint(tag.of()) instanceof EnumCodec codec) {
            EnumSet<?> set = EnumCollections.emptySet(codec);
            CollectionCodec.readItems(in, codec, EnumCollections.unchecked(set));
            return set;
        }
        throw new ValueProblem("an enum set that does not name its enum");
    }
}
