package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonScanner;
import io.github.processpool.core.json.MalformedJsonException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message that has arrived, and the arrays behind its line. The methods throw {@link MalformedJsonException}
 * if a field is missing or has another kind of value.
 */
final class MessageFields extends JsonScanner {
    private static final Payload NO_PAYLOAD = Payload.of(new byte[0]);

    private final FrameReader frames;
    private final @Nullable Blocks blocks;
    private final boolean complete;

    /**
     * Reads the line last read.
     *
     * @param blocks reads what follows the line; null if there is only memory for the message's head, without its values
     * @param complete whether the line is there to its end; otherwise its error is left out too
     */
    MessageFields(FrameReader frames, int maxTextBytes, @Nullable Blocks blocks, boolean complete) {
        super(frames.buffer(), frames.from(), frames.to(), maxTextBytes);
        this.frames = frames;
        this.blocks = blocks;
        this.complete = complete;
    }

    static MalformedJsonException unknown(String type) {
        return new MalformedJsonException("unknown type '" + type + "'", null);
    }

    boolean flag(FieldName name) {
        return number(name, 0) != 0;
    }

    long nanos(FieldName name) {
        long nanos = number(name);
        if (nanos < 0) {
            throw new MalformedJsonException("a negative duration: " + nanos, null);
        }
        return nanos;
    }

    int loader() {
        return has(Fields.LOADER) ? size(Fields.LOADER) : Message.CLASS_PATH;
    }

    Payload payload(FieldName name) {
        return complete ? new Payload(frames.buffer(), payloadFrom(name), payloadTo()) : NO_PAYLOAD;
    }

    /** Reads the blocks behind the line, too, and may therefore be called once. */
    EncodedValues values() throws IOException {
        if (blocks == null) {
            return new EncodedValues(null, size(Fields.COUNT), NO_PAYLOAD.bytes(), 0, 0);
        }
        Payload json = payload(Fields.VALUES);
        return new EncodedValues(
                optionalText(Fields.OF),
                size(Fields.COUNT),
                json.bytes(),
                json.from(),
                json.to(),
                has(Fields.BLOCKS) ? blocks.read(text(Fields.BLOCKS), json.to() - json.from(), frames) : List.of());
    }
}
