package io.github.processpool.core.objects;

import io.github.processpool.core.json.JsonReader;
import io.github.processpool.core.json.JsonToken;
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
    private static final Object UNSET = new Object();

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
        Member[] members = shape.members();
        @Nullable Object[] values = shape.read(value);
        for (int i = 0; i < values.length; i++) {
            Member member = members[i];
            out.json.writeName(member.name);
            try {
                member.slot.write(out, values[i]);
            } catch (ValueProblem e) {
                throw e.inside("." + member.name, value);
            }
        }
        out.endObject();
    }

    @Override
    public Object read(ValueReader in) {
        in.expectObject();
        if (shape.resolves()) {
            SerialInput.of(in).ask(type);
        }
        Member[] members = shape.members();
        @Nullable Object[] values = new Object[members.length];
        Arrays.fill(values, UNSET);
        for (int i = 0; i < members.length; i++) {
            int index = nextMember(in.json, i);
            if (values[index] != UNSET) {
                throw new ValueProblem("member \"" + members[index].name + "\" is there twice");
            }
            values[index] = readMember(in, members[index]);
        }
        if (in.next() != JsonToken.END_OBJECT) {
            throw new ValueProblem("unknown member \"" + in.json.getString() + "\" of " + typeName());
        }
        return shape.create(values);
    }

    private @Nullable Object readMember(ValueReader in, Member member) {
        in.next();
        try {
            return member.slot.read(in);
        } catch (ValueProblem e) {
            throw e.inside("." + member.name);
        }
    }

    /** Members are expected in their order, and found in any other. */
    private int nextMember(JsonReader json, int expected) {
        if (json.nextName(shape.members()[expected].name)) {
            return expected;
        }
        if (json.currentToken() != JsonToken.PROPERTY_NAME) {
            throw new ValueProblem("a member of " + typeName() + " is missing");
        }
        return indexOf(json.getString());
    }

    private int indexOf(String name) {
        Member[] members = shape.members();
        for (int i = 0; i < members.length; i++) {
            if (members[i].name.toString().equals(name)) {
                return i;
            }
        }
        throw new ValueProblem("unknown member \"" + name + "\" of " + typeName());
    }
}
