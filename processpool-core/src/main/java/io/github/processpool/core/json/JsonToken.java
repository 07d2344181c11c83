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
    /** Before the first token, behind the last, and while reading for one that is not read by hand. */
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
