package io.github.processpool.core.json;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text token by token. {@link PlainJson} reads it by hand up to the first token that is unusual or wrong. From
 * there on {@linkplain JacksonReader Jackson} reads the rest of the text, and says what is wrong with it. Most processes
 * never load Jackson.
 */
public final class JsonReader implements AutoCloseable {
    private final byte[] bytes;
    private final int to;
    private final PlainJson plain;
    private @Nullable JacksonReader rest; // made when it takes over
    private @Nullable RepeatedTexts repeated; // made when there is one

    /** Reads the text {@code bytes[from, to)}. */
    public JsonReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        plain = new PlainJson(bytes, from, to, true);
    }

    /** Returns a class of Jackson, for those who must know where it lies. */
    public static Class<?> library() {
        return tools.jackson.core.JsonToken.class;
    }

    /**
     * Moves on to the next token and returns it; null behind the last.
     *
     * @throws MalformedJsonException if what comes is no JSON
     */
    @Nullable
    public JsonToken nextToken() {
        if (rest == null) {
            JsonToken token = plain.next();
            if (token != JsonToken.NONE) {
                return token;
            }
            rest = new JacksonReader(bytes, plain.rest(), to);
        }
        return rest.nextToken();
    }

    /** Returns the current token; {@link JsonToken#NONE} before the first and behind the last. */
    public JsonToken currentToken() {
        return rest == null ? plain.current : rest.currentToken();
    }

    /** Moves on, and returns the name if there is one, else null. */
    @Nullable
    public String nextName() {
        return nextToken() == JsonToken.PROPERTY_NAME ? getString() : null;
    }

    /** Moves on, and tells whether there is this name. */
    public boolean nextName(FieldName name) {
        if (nextToken() != JsonToken.PROPERTY_NAME) {
            return false;
        }
        return rest == null ? plain.is(name) : name.toString().equals(rest.getString());
    }

    /** Returns where the text goes on behind the current token; -1 where Jackson reads. */
    public int position() {
        return rest == null ? plain.at : -1;
    }

    /**
     * Moves on from an object's beginning past a name, a text and another name, if they are written as those that were read
     * from {@code from} to {@code to}.
     */
    public boolean skipTag(int from, int to) {
        return rest == null && plain.skipTag(from, to);
    }

    /** Moves to the end of what the current token begins. */
    public void skipChildren() {
        if (currentToken().isStructStart()) {
            skipTo(depth() - 1);
        }
    }

    /**
     * Moves on until no more arrays and objects are open than that.
     *
     * @throws MalformedJsonException if they do not end
     */
    public void skipTo(int outer) {
        while (depth() > outer) {
            if (nextToken() == null) {
                throw new MalformedJsonException("the JSON ends too early");
            }
        }
    }

    /** Returns how many arrays and objects are open, with that which the current token begins. */
    public int depth() {
        return rest == null ? plain.depth : rest.depth();
    }

    /** Returns where the current token begins in the array that is read. Where Jackson reads, a name's place is not exact. */
    public int tokenFrom() {
        return rest == null ? plain.tokenFrom() : rest.tokenFrom();
    }

    /** Returns where the current token, with which a value ends, ends in the array that is read. */
    public int tokenTo() {
        return rest == null ? plain.at : rest.tokenTo();
    }

    /** Returns where the current token, which begins a value, stands. */
    public JsonPlace place() {
        return rest == null ? plain.place() : rest.place();
    }

    /**
     * Moves to the end of the value that begins there. This reader may be in any state: an error such as a stack overflow
     * may have struck between any two steps of reading the value.
     *
     * @throws MalformedJsonException if it does not end
     */
    public void skipFrom(JsonPlace value) {
        if (rest == null) {
            plain.returnTo(value);
        } else {
            rest.close();
            rest = new JacksonReader(bytes, value, to);
        }
        nextToken();
        skipChildren();
    }

    /** Returns the current text or name. */
    public String getString() {
        return rest == null ? plain.string() : rest.getString();
    }

    /** Returns the current text, mostly the same object if the text has come before. */
    public String getRepeatedString() {
        if (rest != null || plain.coded) {
            return getString();
        }
        if (repeated == null) {
            repeated = new RepeatedTexts(bytes);
        }
        return repeated.at(plain.from, plain.end);
    }

    /**
     * Returns the current integer.
     *
     * @throws ValueProblem if it is none
     */
    public int getIntValue() {
        return (int) integer("int", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Returns the current integer.
     *
     * @throws ValueProblem if it is no short
     */
    public short getShortValue() {
        return (short) integer("short", Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /**
     * Returns the current integer.
     *
     * @throws ValueProblem if it is no long
     */
    public long getLongValue() {
        return integer("long", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long integer(String type, long min, long max) {
        long value = rest == null ? plain.number : rest.getLongValue();
        if (value < min || value > max) {
            throw new ValueProblem(value + " is out of the range of " + type);
        }
        return value;
    }

    /** Returns the current number. */
    public double getDoubleValue() {
        return isLong() ? (double) plain.number : Double.parseDouble(decimal());
    }

    /** Returns the current number. */
    public float getFloatValue() {
        return isLong() ? (float) plain.number : Float.parseFloat(decimal());
    }

    private boolean isLong() {
        return rest == null && plain.current == JsonToken.VALUE_NUMBER_INT;
    }

    private String decimal() {
        String text = getString();
        return text.equals("-0") ? "0" : text; // an integer: zero has no sign
    }

    /**
     * Returns the bytes that the current text is the base64 of.
     *
     * @throws ValueProblem if it is not
     */
    public byte[] getBinaryValue() {
        try {
            return Base64.getDecoder().decode(getString());
        } catch (IllegalArgumentException e) {
            throw new ValueProblem("it is no base64 (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        if (rest != null) {
            rest.close();
        }
    }
}
