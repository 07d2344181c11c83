package io.github.processpool.core.codec;

/** A function as it travels. Immutable and thread-safe. */
public final class EncodedFunction {
    private final byte[] json;
    private final boolean capturing;
    private final String description;
    private final CallOrigin origin;

    EncodedFunction(byte[] json, boolean capturing, String description, CallOrigin origin) {
        this.json = json;
        this.capturing = capturing;
        this.description = description;
        this.origin = origin;
    }

    /** Returns one JSON object on one line. The array is shared: it must not be changed. */
    public byte[] json() {
        return json;
    }

    /** Says whether it captured values. */
    public boolean capturing() {
        return capturing;
    }

    /** Returns a name for messages, as {@code Squares::square} or {@code lambda in com.example.Main.main}. */
    public String describe() {
        return description;
    }

    /** Returns what results of one call of this function may be; arguments are yet to be mentioned to it. */
    public AllowedTypes resultTypes() {
        return new AllowedTypes(origin);
    }

    @Override
    public String toString() {
        return description;
    }
}
