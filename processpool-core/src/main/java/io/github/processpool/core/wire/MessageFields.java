package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonScanner;
import io.github.processpool.core.json.MalformedJsonException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message that has arrived. Whoever asks for one that is missing or of another kind gets a
 * {@link MalformedJsonException}.
 */
final class MessageFields {
    private static final Payload NO_PAYLOAD = Payload.of(new byte[0]);

    private final JsonScanner line;
    private final FrameReader frames;
    private final @Nullable Blocks blocks; // null if there is only memory for the message's head
    private final boolean complete; // the line is there to its end

    private MessageFields(JsonScanner line, FrameReader frames, @Nullable Blocks blocks, boolean complete) {
        this.line = line;
        this.frames = frames;
        this.blocks = blocks;
        this.complete = complete;
    }

    /** Returns those of the line last read; what follows it is read with {@code blocks}. */
    static MessageFields of(JsonScanner line, FrameReader frames, Blocks blocks) {
        return new MessageFields(line, frames, blocks, true);
    }

    /** Returns those of a message without its values and, unless its line is complete, without its error. */
    static MessageFields ofHead(JsonScanner line, FrameReader frames, boolean complete) {
        return new MessageFields(line, frames, null, complete);
    }

    static MalformedJsonException unknown(String type) {
        return new MalformedJsonException("unknown type '" + type + "'", null);
    }

    String text(FieldName name) {
        return line.text(name);
    }

    @Nullable
    String optionalText(FieldName name) {
        return line.optionalText(name);
    }

    boolean has(FieldName name) {
        return line.has(name);
    }

    long number(FieldName name) {
        return line.number(name);
    }

    int size(FieldName name) {
        return line.size(name);
    }

    boolean flag(FieldName name) {
        return line.number(name, 0) != 0;
    }

    long nanos(FieldName name) {
        long nanos = line.number(name);
        if (nanos < 0) {
            throw new MalformedJsonException("a negative duration: " + nanos, null);
        }
        return nanos;
    }

    int loader() {
        return line.has(Fields.LOADER) ? line.size(Fields.LOADER) : Message.CLASS_PATH;
    }

    Payload payload(FieldName name) {
        if (!complete) {
            return NO_PAYLOAD;
        }
        line.payload(name);
        return new Payload(frames.buffer(), line.payloadFrom(), line.payloadTo());
    }

    /** Reads the blocks behind the line, too, and may therefore be called once. */
    EncodedValues values() throws IOException {
        if (blocks == null) {
            return new EncodedValues(null, line.size(Fields.COUNT), NO_PAYLOAD.bytes(), 0, 0);
        }
        Payload json = payload(Fields.VALUES);
        return new EncodedValues(
                line.optionalText(Fields.OF),
                line.size(Fields.COUNT),
                json.bytes(),
                json.from(),
                json.to(),
                line.has(Fields.BLOCKS)
                        ? blocks.read(line.text(Fields.BLOCKS), json.to() - json.from(), frames)
                        : List.of());
    }
}
