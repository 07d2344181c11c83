package io.github.processpool.core.objects;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.UnsupportedCodec;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import org.jspecify.annotations.Nullable;

/** Records and plain classes: an object with one member for each component or field. */
public abstract class ObjectCodec extends PlainCodec {
    final Class<?> type;
    final Members members;

    ObjectCodec(Class<?> type, Members members) {
        super(type.getName());
        this.type = type;
        this.members = members;
    }

    /** Returns the codec of a record or of a plain class. */
    public static Codec of(Class<?> type) {
        try {
            return type.isRecord() ? RecordCodec.create(type) : FieldsCodec.create(type);
        } catch (ValueProblem e) {
            return new UnsupportedCodec(type, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the values of all members.
     *
     * @throws ValueProblem when one can't be read
     */
    abstract @Nullable Object[] state(Object value);

    abstract Object create(@Nullable Object[] state);

    @Override
    public void write(ValueWriter out, Object value) {
        out.mention(type);
        out.startObject();
        members.write(out, state(value), value);
        out.endObject();
    }

    @Override
    public Object read(ValueReader in) {
        return create(members.read(in, false));
    }
}
