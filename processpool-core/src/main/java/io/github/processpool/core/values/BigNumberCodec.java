package io.github.processpool.core.values;

import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Integers and decimals of any size: a string of decimal digits if they are short. Decimal digits of a long number take time
 * that grows with the square of their count, to write and to read. So of a long number the bytes travel: an array of the
 * integer's two's complement, and the scale of a decimal.
 */
final class BigNumberCodec extends PlainCodec {
    static final String INTEGER = "java.math.BigInteger";
    static final String DECIMAL = "java.math.BigDecimal";
    private static final PrimitiveArrayCodec BYTES = new PrimitiveArrayCodec(byte[].class);
    private static final int MOST_DECIMAL_BITS = 4_096; // 1,234 digits
    private static final int LONGEST_DECIMAL = 1_300; // with sign, point and exponent
    private static final int LEAST_SCALE = Integer.MIN_VALUE + LONGEST_DECIMAL; // the JDK reads no larger exponent

    BigNumberCodec(String typeName) {
        super(typeName);
    }

    @Override
    public void write(ValueWriter out, Object value) {
        if (value instanceof BigDecimal decimal) {
            write(out, decimal);
        } else if (isShort((BigInteger) value)) {
            out.json.writeString(value.toString());
        } else {
            out.json.writeStartArray();
            BYTES.write(out, ((BigInteger) value).toByteArray());
            out.json.writeEndArray();
        }
    }

    private static void write(ValueWriter out, BigDecimal value) {
        BigInteger unscaled = value.unscaledValue();
        if (isShort(unscaled) && value.scale() >= LEAST_SCALE) {
            out.json.writeString(value.toString());
        } else {
            out.json.writeStartArray();
            BYTES.write(out, unscaled.toByteArray());
            out.json.writeNumber(value.scale());
            out.json.writeEndArray();
        }
    }

    private static boolean isShort(BigInteger number) {
        return number.bitLength() <= MOST_DECIMAL_BITS;
    }

    @Override
    public Object read(ValueReader in) {
        try {
            return in.json.currentToken() == JsonToken.START_ARRAY ? readBytes(in) : parse(in.text());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ValueProblem("not a " + typeName() + " (" + e.getMessage() + ")", e);
        }
    }

    private Object readBytes(ValueReader in) {
        in.next();
        BigInteger integer = new BigInteger((byte[]) BYTES.read(in));
        Object number = typeName().equals(INTEGER) ? integer : new BigDecimal(integer, nextScale(in));
        if (in.next() != JsonToken.END_ARRAY) {
            throw new ValueProblem("a " + typeName() + " with something after its end");
        }
        return number;
    }

    private static int nextScale(ValueReader in) {
        in.next();
        return in.integral().getIntValue();
    }

    private Object parse(String text) {
        if (text.length() > LONGEST_DECIMAL) {
            throw new NumberFormatException(text.length() + " characters, which have to be bytes");
        }
        return typeName().equals(INTEGER) ? new BigInteger(text) : new BigDecimal(text);
    }
}
