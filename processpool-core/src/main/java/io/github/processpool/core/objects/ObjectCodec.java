package io.github.processpool.core.objects;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.UnsupportedCodec;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records and plain classes: an object with one member for each component or field. */
public final class ObjectCodec extends PlainCodec {
    private final Class<?> type;
    private final ObjectShape shape;

    private ObjectCodec(Class<?> type, ObjectShape shape) {
        super(type.getName());
        this.type = type;
        this.shape = shape;
    }

    public static Codec ofRecord(Class<?> type) {
        return create(type, true);
    }

    public static Codec ofPlainClass(Class<?> type) {
        return create(type, false);
    }

    private static Codec create(Class<?> type, boolean record) {
        try {
            return new ObjectCodec(type, record ? RecordShape.of(type) : FieldsShape.of(type));
        } catch (ValueProblem e) {
            return new UnsupportedCodec(type, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the values of the members. */
    List<@Nullable Object> state(Object value) {
        return Arrays.asList(shape.read(value));
    }

    @Override
    public void write(ValueWriter out, Object value) {
        out.mention(type);
        out.startObject();
        shape.members().write(out, shape.read(value), value);
        out.endObject();
    }

    @Override
    public Object read(ValueReader in) {
        in.expectObject();
        if (shape.resolves()) {
            SerialReader.of(in).ask(type);
        }
        return shape.create(shape.members().read(in, false));
    }
}
