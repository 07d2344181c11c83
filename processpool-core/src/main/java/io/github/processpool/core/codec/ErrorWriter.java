package io.github.processpool.core.codec;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes exceptions: class, message, fields, frames, cause, suppressed. Whatever the exception's own methods do. */
final class ErrorWriter {
    private static final int MAX_OPEN = 20;
    private static final int MAX_SUPPRESSED = 50;
    private static final int MAX_FRAMES = 1_024;
    private static final int MAX_MESSAGE = 1_000_000;

    private final ValueWriter out;
    private final List<Throwable> open;

    ErrorWriter(ValueWriter out) {
        this.out = out;
        this.open = out.openErrors();
    }

    void write(Throwable error) {
        open.add(error);
        out.startObject();
        out.attribute("class", error.getClass().getName());
        String message = guarded(error::getMessage);
        if (message != null) {
            out.attribute("message", cut(message));
        }
        writeFields(error);
        writeFrames(guarded(error::getStackTrace));
        writeCause(guarded(error::getCause));
        writeSuppressed(guarded(error::getSuppressed));
        out.endObject();
        open.remove(open.size() - 1);
    }

    private static String cut(String message) {
        int rest = message.length() - MAX_MESSAGE;
        return rest <= 0 ? message : message.substring(0, MAX_MESSAGE) + "... (" + rest + " more characters)";
    }

    /** An exception's methods are an application's code, and may throw. */
    private static <T> @Nullable T guarded(Supplier<@Nullable T> getter) {
        try {
            return getter.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return null;
        }
    }

    private void writeFrames(StackTraceElement @Nullable [] frames) {
        out.json.writeName("frames");
        out.json.writeStartArray();
        for (int i = 0; frames != null && i < Math.min(frames.length, MAX_FRAMES); i++) {
            writeFrame(frames[i]);
        }
        out.json.writeEndArray();
    }

    private void writeFrame(StackTraceElement frame) {
        JsonGenerator json = out.json;
        json.writeStartArray();
        json.writeString(frame.getClassLoaderName());
        json.writeString(frame.getModuleName());
        json.writeString(frame.getModuleVersion());
        json.writeString(frame.getClassName());
        json.writeString(frame.getMethodName());
        json.writeString(frame.getFileName());
        json.writeNumber(frame.getLineNumber());
        json.writeEndArray();
    }

    private void writeFields(Throwable error) {
        List<InstanceField> fields = guarded(() -> InstanceField.all(error.getClass()));
        if (fields == null || fields.isEmpty()) {
            return;
        }
        out.json.writeName("fields");
        out.json.writeStartObject();
        for (InstanceField field : fields) {
            writeField(error, field);
        }
        out.json.writeEndObject();
    }

    /** Each field is written apart first: one that can't be encoded is left out. */
    private void writeField(Throwable error, InstanceField field) {
        Bytes bytes = new Bytes(256);
        try (JsonGenerator json = Json.generator(bytes)) {
            out.part(json).value(new Member("", Object.class, Access.getter(field.field())).get(error));
        } catch (RuntimeException | StackOverflowError e) {
            return;
        }
        out.json.writeName(field.name());
        out.json.writeRawValue(bytes.text());
    }

    private void writeCause(@Nullable Throwable cause) {
        if (cause != null && mayOpen(cause)) {
            out.json.writeName("cause");
            write(cause);
        }
    }

    private void writeSuppressed(Throwable @Nullable [] suppressed) {
        if (suppressed == null || suppressed.length == 0) {
            return;
        }
        out.json.writeName("suppressed");
        out.json.writeStartArray();
        for (int i = 0; i < Math.min(suppressed.length, MAX_SUPPRESSED); i++) {
            if (mayOpen(suppressed[i])) {
                write(suppressed[i]);
            }
        }
        out.json.writeEndArray();
    }

    private boolean mayOpen(Throwable error) {
        return open.size() < MAX_OPEN && !isOpen(error);
    }

    private boolean isOpen(Throwable error) {
        for (Throwable other : open) {
            if (other == error) {
                return true;
            }
        }
        return false;
    }
}
