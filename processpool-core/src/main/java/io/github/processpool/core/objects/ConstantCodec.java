package io.github.processpool.core.objects;

import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.reflection.SerialForm;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.UnsupportedCodec;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.lang.constant.Constable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a class that has constants, which code compares by identity. A constant is sent as an array of its name
 * and its state, any other object as usual. The receiver uses its own constant with this name if that has the same
 * state. Otherwise one of the two was changed, and a copy with the state that was sent arrives; if only the identity
 * matters, the value is refused.
 */
public final class ConstantCodec extends PlainCodec {
    private static final FieldName CONSTANT = FieldName.of("constant");

    private final Class<?> type;
    private final PlainCodec own;
    private final ConstantFields fields;

    private ConstantCodec(Class<?> type, PlainCodec own, ConstantFields fields) {
        super(own.typeName());
        this.type = type;
        this.own = own;
        this.fields = fields;
    }

    /** Returns the codec of a class, or {@code own} if it has no constants or says itself which object is meant. */
    public static Codec of(Class<?> type, Codec own) {
        try {
            ConstantFields fields = own instanceof PlainCodec ? ConstantFields.of(type) : null;
            return fields == null || SerialForm.readResolve(type) != null
                    ? own
                    : new ConstantCodec(type, (PlainCodec) own, fields);
        } catch (ValueProblem e) {
            return new UnsupportedCodec(type, String.valueOf(e.getMessage()));
        }
    }

    PlainCodec own() {
        return own;
    }

    @Override
    public void write(ValueWriter out, Object value) {
        String name = fields.nameOf(value);
        if (name == null) {
            own.write(out, value);
        } else {
            writeConstant(out, name, value);
        }
    }

    private void writeConstant(ValueWriter out, String name, Object value) {
        if (isArrayItself()) {
            out.json.writeStartObject();
            out.json.writeName(CONSTANT);
        }
        OpenConstants open = OpenConstants.of(out);
        out.startArray();
        out.json.writeString(name);
        if (open.open(value)) {
            try {
                own.write(out, value);
            } finally {
                open.closeLast();
            }
        }
        out.endArray();
        if (isArrayItself()) {
            out.json.writeEndObject();
        }
    }

    /** Then a constant is an object, for which others are not taken. */
    private boolean isArrayItself() {
        return own instanceof SerialCodec;
    }

    @Override
    public Object read(ValueReader in) {
        if (!isArrayItself()) {
            return in.json.currentToken() == JsonToken.START_ARRAY ? readConstant(in) : own.read(in);
        }
        return in.json.currentToken() == JsonToken.START_OBJECT ? readWrapped(in) : own.read(in);
    }

    private Object readWrapped(ValueReader in) {
        if (!in.json.nextName(CONSTANT)) {
            throw new ValueProblem("expected a constant");
        }
        in.next();
        in.expectArray();
        Object constant = readConstant(in);
        if (in.next() != JsonToken.END_OBJECT) {
            throw new ValueProblem("a constant with something behind it");
        }
        return constant;
    }

    private Object readConstant(ValueReader in) {
        if (!in.nextItem()) {
            throw new ValueProblem("a constant without its name");
        }
        String name = in.text();
        Object here = fields.get(name, in.types());
        if (!in.nextItem()) {
            return referred(in, name, here);
        }
        Object sent = readState(in, name);
        boolean containsItself = OpenConstants.of(in).wasReferred(name);
        if (in.nextItem()) {
            throw new ValueProblem("a constant with something after its state");
        }
        return here != null && SameState.have(in.codecs(), sent, here) ? here : copy(name, sent, containsItself);
    }

    private Object readState(ValueReader in, String name) {
        OpenConstants open = OpenConstants.of(in);
        open.open(name);
        try {
            return own.read(in);
        } finally {
            open.closeLast();
        }
    }

    /** A constant inside of its own state is the one that is here, if any: that is checked when the state is complete. */
    private Object referred(ValueReader in, String name, @Nullable Object here) {
        if (!OpenConstants.of(in).refer(name)) {
            throw new ValueProblem("a constant without its state");
        }
        if (here == null) {
            throw refused(name, "");
        }
        return here;
    }

    private Object copy(String name, Object sent, boolean containsItself) {
        List<InstanceField> state = InstanceField.all(type);
        if (containsItself || state.isEmpty()) {
            throw refused(name, "");
        }
        if (!overridesEquals() && state.stream().allMatch(field -> isFixed(field, sent))) {
            throw refused(name, ", or override equals, or pass its content");
        }
        return sent;
    }

    private static ValueProblem refused(String name, String otherwise) {
        return new ValueProblem(
                "the constant " + name + " has another state in the JVM where it arrived, and code that compares it"
                        + " by identity would not recognise a copy; make its class create it with the same state in every JVM"
                        + otherwise);
    }

    private boolean overridesEquals() {
        try {
            return !JdkClasses.contains(type.getMethod("equals", Object.class).getDeclaringClass());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every class has it
        }
    }

    private static boolean isFixed(InstanceField field, Object owner) {
        return field.isFinal() && isFixed(field.inReach().get(owner));
    }

    private static boolean isFixed(@Nullable Object value) {
        boolean plain = value instanceof Comparable && JdkClasses.contains(value.getClass());
        return value == null || plain || value instanceof Constable; // texts, numbers, enums, classes
    }
}
