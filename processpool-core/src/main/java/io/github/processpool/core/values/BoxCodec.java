package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import org.jspecify.annotations.Nullable;

/** Numbers, characters and booleans. */
final class BoxCodec extends PlainCodec {
    static final BoxCodec INT = new BoxCodec("int", "java.lang.Integer", 'I');
    static final BoxCodec LONG = new BoxCodec("long", "java.lang.Long", 'J');
    private static final BoxCodec[] ALL = {
        INT,
        LONG,
        new BoxCodec("double", "java.lang.Double", 'D'),
        new BoxCodec("boolean", "java.lang.Boolean", 'Z'),
        new BoxCodec("byte", "java.lang.Byte", 'B'),
        new BoxCodec("char", "java.lang.Character", 'C'),
        new BoxCodec("short", "java.lang.Short", 'S'),
        new BoxCodec("float", "java.lang.Float", 'F')
    };

    private final String box;
    private final char kind;

    private BoxCodec(String typeName, String box, char kind) {
        super(typeName);
        this.box = box;
        this.kind = kind;
    }

    /** Returns the codec for a keyword, which means the box where a value's type is named. */
    static @Nullable BoxCodec named(String typeName) {
        for (BoxCodec codec : ALL) {
            if (codec.typeName().equals(typeName)) {
                return codec;
            }
        }
        return null;
    }

    static Codec ofPrimitive(Class<?> type) {
        BoxCodec codec = named(type.getName());
        return codec == null ? new UnsupportedCodec(type, "it has no values") : codec;
    }

    /** Returns the codec of a box class, if it is one. */
    static @Nullable BoxCodec ofBox(String className) {
        for (BoxCodec codec : ALL) {
            if (codec.box.equals(className)) {
                return codec;
            }
        }
        return null;
    }

    @Override
    public boolean namesClass() {
        return false;
    }

    @Override
    boolean natural() {
        return kind == 'I' || kind == 'D' || kind == 'Z';
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        if (natural() && !(kind == 'D' && !Double.isFinite((double) value))) {
            write(out, value);
        } else {
            super.writeDescribed(out, value);
        }
    }

    @Override
    public void write(ValueWriter out, Object value) {
        switch (kind) {
            case 'I' -> out.json.writeNumber((int) value);
            case 'J' -> out.json.writeNumber((long) value);
            case 'D' -> out.json.writeNumber((double) value);
            case 'F' -> out.json.writeNumber((float) value);
            case 'S' -> out.json.writeNumber((short) value);
            case 'B' -> out.json.writeNumber((byte) value);
            case 'C' -> out.json.writeString(String.valueOf((char) value));
            default -> out.json.writeBoolean((boolean) value);
        }
    }

    @Override
    public Object read(ValueReader in) {
        return switch (kind) {
            case 'I' -> in.integral().getIntValue();
            case 'J' -> in.integral().getLongValue();
            case 'D' -> readDouble(in);
            case 'F' -> readFloat(in);
            case 'S' -> in.integral().getShortValue();
            case 'B' -> readByte(in);
            case 'C' -> readChar(in);
            default -> readBoolean(in);
        };
    }

    static double readDouble(ValueReader in) {
        return switch (in.json.currentToken()) {
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> in.json.getDoubleValue();
            case VALUE_STRING -> special(in);
            default -> throw in.unexpected("a number");
        };
    }

    static float readFloat(ValueReader in) {
        return switch (in.json.currentToken()) {
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> in.json.getFloatValue();
            case VALUE_STRING -> (float) special(in);
            default -> throw in.unexpected("a number");
        };
    }

    static boolean readBoolean(ValueReader in) {
        return switch (in.json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw in.unexpected("true or false");
        };
    }

    private static double special(ValueReader in) {
        return switch (in.json.getString()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw in.unexpected("a number");
        };
    }

    private static byte readByte(ValueReader in) {
        int number = in.integral().getIntValue();
        if (number != (byte) number) {
            throw new ValueProblem(number + " is not a byte");
        }
        return (byte) number;
    }

    private static char readChar(ValueReader in) {
        String text = in.text();
        if (text.length() != 1) {
            throw new ValueProblem("expected one character, but there are " + text.length());
        }
        return text.charAt(0);
    }
}
