package io.github.processpool.core.codec;

import java.util.EnumSet;
import java.util.Iterator;

/** Enum sets, which name their enum even when they are empty. */
final class EnumSetCodec extends Codec {
    static final EnumSetCodec INSTANCE = new EnumSetCodec();

    private EnumSetCodec() {
        super("java.util.EnumSet");
    }

    @Override
    void writeDescribed(ValueWriter out, Object value) {
        Object[] items = ((EnumSet<?>) value).toArray();
        Codec of = Codecs.of(elementType((EnumSet<?>) value));
        out.startTag(typeName());
        out.attribute("of", of.typeName());
        out.startTagValue();
        CollectionCodec.writeItems(out, items, (PlainCodec) of);
        out.endTag();
    }

    /** An enum set does not tell its type, but its elements do, or else those that it lacks. */
    private static Class<?> elementType(EnumSet<?> set) {
        Iterator<? extends Enum<?>> elements = set.iterator();
        if (!elements.hasNext()) {
            elements = EnumSet.complementOf(set).iterator();
        }
        if (!elements.hasNext()) {
            throw new ValueProblem("a set of an enum without constants can't be encoded");
        }
        return elements.next().getDeclaringClass();
    }

    @Override
    Object readTagged(ValueReader in, Tag tag) {
        if (in.hint(tag.of()) instanceof EnumCodec codec) {
            EnumSet<?> set = EnumCollections.emptySet(codec);
            CollectionCodec.readItems(in, codec, EnumCollections.unchecked(set));
            return set;
        }
        throw new ValueProblem("an enum set that does not name its enum");
    }
}
