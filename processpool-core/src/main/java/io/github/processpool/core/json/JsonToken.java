package io.github.processpool.core.json;

/** What a JSON text consists of. Messages show these names. */
public enum JsonToken {
    START_ARRAY,
    END_ARRAY,
    START_OBJECT,
    END_OBJECT,
    PROPERTY_NAME,
    VALUE_STRING,
    VALUE_NUMBER_INT,
    VALUE_NUMBER_FLOAT,
    VALUE_TRUE,
    VALUE_FALSE,
    VALUE_NULL,
    /** There is no token: the text has not begun, has ended, or goes on with a token that {@link PlainJson} does not read. */
    NONE;

    /** Tells whether it begins an array or an object. */
    public boolean isStructStart() {
        return this == START_ARRAY || this == START_OBJECT;
    }

    /** Tells whether it is a whole value. */
    public boolean isScalarValue() {
        return switch (this) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> true;
            default -> false;
        };
    }
}
