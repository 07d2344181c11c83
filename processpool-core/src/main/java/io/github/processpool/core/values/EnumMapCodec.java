package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import java.util.EnumMap;

/** Enum maps, which name their enum even when they are empty. */
final class EnumMapCodec extends Codec {
    static final EnumMapCodec INSTANCE = new EnumMapCodec();

    private EnumMapCodec() {
        super("java.util.EnumMap");
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        EnumMap<?, ?> map = (EnumMap<?, ?>) value;
        MapCodec.write(out, this, map, null, (PlainCodec) out.codecs().of(EnumCollections.keyType(map)));
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        if (in.hint(tag.key()) instanceof EnumCodec codec) {
            EnumMap<?, ?> map = EnumCollections.emptyMap(codec);
            MapCodec.readEntries(in, tag, EnumCollections.unchecked(map));
            return map;
        }
        throw new ValueProblem("an enum map that does not name its enum");
    }
}
