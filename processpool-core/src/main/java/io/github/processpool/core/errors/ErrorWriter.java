package io.github.processpool.core.errors;

import io.github.processpool.RemoteTaskException;
import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.JsonWriter;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.values.ValueWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes exceptions: class, message, fields, frames, cause, suppressed. Whatever the exception's own methods do. */
public final class ErrorWriter {
    static final int MAX_SUPPRESSED = 50;
    static final int MAX_FRAMES = 1_024;
    private static final int MAX_MESSAGE = 16 * 1024 * 1024;

    private final ValueWriter out;
    private final OpenErrors open;

    public ErrorWriter(ValueWriter out) {
        this.out = out;
        this.open = OpenErrors.of(out);
    }

    /** Writes an exception that is a value, and can't just be left out. */
    void writeValue(Throwable error) {
        if (!open.mayOpen(error)) {
            throw new ValueProblem(error.getClass().getName() + " can't be encoded: it contains itself");
        }
        write(error);
    }

    public void write(Throwable error) {
        open.open(error);
        try {
            writeOpen(error);
        } finally {
            open.close(error);
        }
    }

    private void writeOpen(Throwable error) {
        OwnState shown = shown(error);
        OwnState own = OwnState.of(error);
        OwnState kept = own == null ? shown : own;
        out.startObject();
        out.attribute("class", className(error));
        writeMessages(kept.message(), shown.message());
        writeState(error, kept.message());
        writeFields(error);
        writeFrames(kept.frames());
        writeCause("cause", kept.cause());
        if (kept.cause() != shown.cause()) {
            writeCause("shownCause", shown.cause());
        }
        writeSuppressed(error.getSuppressed());
        out.endObject();
    }

    private static OwnState shown(Throwable error) {
        @Nullable StackTraceElement[] frames = guarded(error::getStackTrace);
        return new OwnState(
                guarded(error::getMessage),
                guarded(error::getCause),
                frames == null ? List.of() : Arrays.asList(frames));
    }

    private void writeMessages(@Nullable String kept, @Nullable String shown) {
        if (kept != null) {
            out.attribute("message", cut(kept));
        }
        if (!Objects.equals(kept, shown)) {
            out.json.writeName("shownMessage");
            out.json.writeString(shown == null ? null : cut(shown));
        }
    }

    /** A {@code RemoteTaskException} is written as the exception that it replaces. */
    private static String className(Throwable error) {
        return error instanceof RemoteTaskException remote
                ? remote.className()
                : error.getClass().getName();
    }

    private void writeState(Throwable error, @Nullable String message) {
        List<@Nullable Object> state = JdkErrorState.of(error, message);
        if (state != null) {
            writeIfEncodable("state", () -> state, Object.class);
        }
    }

    private static String cut(String message) {
        int rest = message.length() - MAX_MESSAGE;
        return rest <= 0 ? message : message.substring(0, MAX_MESSAGE) + "... (" + rest + " more characters)";
    }

    /** An exception's methods are an application's code, and may throw. */
    private static <T> @Nullable T guarded(Supplier<@Nullable T> getter) {
        try {
            return getter.get();
        } catch (Throwable e) {
            return null;
        }
    }

    private void writeFrames(List<@Nullable StackTraceElement> frames) {
        out.json.writeName("frames");
        out.json.writeStartArray();
        for (StackTraceElement frame : frames.subList(0, Math.min(frames.size(), MAX_FRAMES))) {
            if (frame != null) { // an overridden getStackTrace may return null elements
                writeFrame(frame);
            }
        }
        out.json.writeEndArray();
    }

    private void writeFrame(StackTraceElement frame) {
        JsonWriter json = out.json;
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
        List<InstanceField> fields = ErrorShape.of(error.getClass()).fields();
        if (error instanceof RemoteTaskException || fields.isEmpty()) {
            return;
        }
        out.json.writeName("fields");
        out.json.writeStartObject();
        for (InstanceField field : fields) {
            writeIfEncodable(field.name(), () -> field.get(error), field.type());
        }
        out.json.writeEndObject();
    }

    /** It is written apart first: what can't be encoded is left out. */
    private void writeIfEncodable(String name, Supplier<@Nullable Object> getter, Class<?> place) {
        Bytes bytes = new Bytes(256);
        try {
            ValueWriter part = out.part(new JsonWriter(bytes));
            Object value = getter.get();
            if (value != null && part.dependsOnPlace(value)) {
                part.valueFor(value, place);
            } else {
                part.value(value);
            }
        } catch (Throwable e) {
            return;
        }
        out.json.writeName(name);
        out.json.writeRaw(bytes.toByteArray());
    }

    private void writeCause(String name, @Nullable Throwable cause) {
        if (cause != null && open.mayOpen(cause)) {
            out.json.writeName(name);
            write(cause);
        }
    }

    private void writeSuppressed(Throwable[] suppressed) {
        if (suppressed.length == 0) {
            return;
        }
        out.json.writeName("suppressed");
        out.json.writeStartArray();
        for (int i = 0; i < Math.min(suppressed.length, MAX_SUPPRESSED); i++) {
            if (open.mayOpen(suppressed[i])) {
                write(suppressed[i]);
            }
        }
        out.json.writeEndArray();
    }
}
