package io.github.processpool.core.errors;

import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.values.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ErrorWriter} wrote. Fields whose values can't be had are left out. */
final class ErrorReader {
    private final ValueReader in;
    private final int depth;
    private @Nullable String className;
    private @Nullable String message;
    private boolean showsOther;
    private @Nullable String shownMessage;
    private List<@Nullable Object> state = List.of();
    private List<StackTraceElement> frames = List.of();
    private Map<String, @Nullable Object> fields = Map.of();
    private @Nullable ErrorData cause;
    private @Nullable ErrorData shownCause;
    private List<ErrorData> suppressed = List.of();

    private ErrorReader(ValueReader in, int depth) {
        this.in = in;
        this.depth = depth;
    }

    /** The current token is the object's start; afterwards it is its end. */
    static ErrorData read(ValueReader in) {
        return new ErrorReader(in, 0).read();
    }

    private ErrorData read() {
        in.expectObject();
        for (String name = in.json.nextName(); name != null; name = in.json.nextName()) {
            in.next();
            readMember(name);
        }
        if (className == null) {
            throw new ValueProblem("an exception without a class");
        }
        return new ErrorData(
                className,
                message,
                showsOther ? shownMessage : message,
                state,
                frames,
                fields,
                cause,
                shownCause,
                suppressed);
    }

    private void readMember(String name) {
        switch (name) {
            case "class" -> className = in.text();
            case "message" -> message = in.text();
            case "shownMessage" -> readShownMessage();
            case "state" -> state = readState();
            case "frames" -> frames = readFrames();
            case "fields" -> fields = readFields();
            case "cause" -> cause = readInner();
            case "shownCause" -> shownCause = readInner();
            case "suppressed" -> suppressed = readSuppressed();
            default -> throw new ValueProblem("unknown member \"" + name + "\" of an exception");
        }
    }

    private void readShownMessage() {
        showsOther = true;
        shownMessage = in.json.currentToken() == JsonToken.VALUE_NULL ? null : in.text();
    }

    /** A part that can't be had makes the state one that no constructor takes. */
    private List<@Nullable Object> readState() {
        List<@Nullable Object> parts = new ArrayList<>();
        in.expectArray();
        while (in.nextItem()) {
            checkRoom(parts, JdkErrorState.MOST_PARTS, "parts of its state");
            try {
                parts.add(in.attempt(null));
            } catch (ValueProblem e) {
                parts.add(e);
            }
        }
        return parts;
    }

    /** One more than is ever written is no work of a worker's that means well. */
    private static void checkRoom(List<?> elements, int most, String what) {
        if (elements.size() == most) {
            throw new ValueProblem("an exception with more than " + most + " " + what);
        }
    }

    private ErrorData readInner() {
        if (depth + 1 == OpenErrors.MAX_DEPTH) {
            throw new ValueProblem("exceptions nested deeper than " + OpenErrors.MAX_DEPTH);
        }
        return new ErrorReader(in, depth + 1).read();
    }

    private List<ErrorData> readSuppressed() {
        List<ErrorData> errors = new ArrayList<>();
        in.expectArray();
        while (in.nextItem()) {
            checkRoom(errors, ErrorWriter.MAX_SUPPRESSED, "suppressed exceptions");
            errors.add(readInner());
        }
        return errors;
    }

    private List<StackTraceElement> readFrames() {
        List<StackTraceElement> elements = new ArrayList<>();
        in.expectArray();
        while (in.nextItem()) {
            checkRoom(elements, ErrorWriter.MAX_FRAMES, "frames");
            elements.add(readFrame());
        }
        return elements;
    }

    private StackTraceElement readFrame() {
        in.expectArray();
        String loader = nextTextOrNull();
        String module = nextTextOrNull();
        String version = nextTextOrNull();
        String type = String.valueOf(nextTextOrNull());
        String method = String.valueOf(nextTextOrNull());
        String file = nextTextOrNull();
        in.next();
        int line = in.integral().getIntValue();
        in.next();
        in.expect(JsonToken.END_ARRAY, "the end of a frame");
        return new StackTraceElement(loader, module, version, type, method, file, line);
    }

    private @Nullable String nextTextOrNull() {
        return in.next() == JsonToken.VALUE_NULL ? null : in.text();
    }

    private Map<String, @Nullable Object> readFields() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        in.expectObject();
        for (String name = in.json.nextName(); name != null; name = in.json.nextName()) {
            in.next();
            try {
                values.put(name, in.attempt(null));
            } catch (ValueProblem e) {
                // The exception says more without this field than nothing at all.
            }
        }
        return values;
    }
}
