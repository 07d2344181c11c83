package io.github.processpool.core.objects;

import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.values.ValueReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectInputStream.GetField;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;

/** What is being read of an object: what {@link SerialOutputPart} wrote. The current token begins what comes next. */
final class SerialInputPart extends SerialPart {
    private final ValueReader in;
    private @Nullable DataInputStream data; // what is left of the last that came
    private @Nullable Throwable failure; // after which nothing more can be had of the object

    SerialInputPart(Object object, ValueReader in) {
        super(object);
        this.in = in;
    }

    enum Next {
        FIELDS,
        OBJECT,
        DATA,
        END
    }

    /** Reads the part of a class, by {@code stream}. */
    void read(SerialLevel level, ObjectInputStream stream) {
        begin(level);
        try {
            level.read(object, stream);
            requireNoFailure(); // if the class took no notice of one, still nothing behind it is in step
        } catch (Throwable e) {
            throw problem(level.reader, e);
        }
        skipRest();
    }

    /** Does what a class does for whose part nothing arrived. */
    void readNothing(SerialLevel level) {
        begin(null);
        try {
            level.readNothing(object);
        } catch (Throwable e) {
            throw problem("readObjectNoData", e);
        }
    }

    private RuntimeException problem(String method, Throwable thrown) {
        Throwable reason = failure == null ? thrown : failure;
        return reason instanceof MalformedJsonException malformed
                ? malformed
                : SerialProblems.of(object, "decoded", method, reason);
    }

    /** What a class has not read of its part is nobody's. */
    private void skipRest() {
        data = null;
        while (amongObjects || !isEnd(in.json.currentToken())) {
            if (amongObjects && in.json.currentToken() == JsonToken.END_ARRAY) {
                amongObjects = false;
            } else {
                in.json.skipChildren();
            }
            in.next();
        }
    }

    /** The end of the object, or the beginning of another class's part. */
    private static boolean isEnd(JsonToken token) {
        return token == JsonToken.END_ARRAY || token == JsonToken.VALUE_NULL;
    }

    /** Returns what can be read next. */
    Next next() throws IOException {
        try {
            return find();
        } catch (Throwable e) {
            throw failed("", e);
        }
    }

    private Next find() throws IOException {
        while (data == null || data.available() == 0) {
            data = null;
            JsonToken token = in.json.currentToken();
            if (amongObjects && token != JsonToken.END_ARRAY) {
                return Next.OBJECT;
            }
            if (!amongObjects && (token == JsonToken.START_OBJECT || isEnd(token))) {
                return token == JsonToken.START_OBJECT ? Next.FIELDS : Next.END;
            }
            if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                amongObjects = !amongObjects;
            } else {
                data = new DataInputStream(new ByteArrayInputStream(readData(token)));
            }
            in.next();
        }
        return Next.DATA;
    }

    private byte[] readData(JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return in.json.getBinaryValue();
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw in.unexpected("a part of an object");
        }
        if (in.takeBlock(in.json.getIntValue()) instanceof byte[] bytes) {
            return bytes;
        }
        throw new ValueProblem("primitive data that is no block of bytes");
    }

    /** Returns the primitive data that is next, if any is. */
    @Nullable
    DataInputStream data() throws IOException {
        return next() == Next.DATA ? data : null;
    }

    /** Reads the next object, which must be there. */
    @Nullable
    Object readObject() throws IOException {
        String step = nextObject(level().reader);
        try {
            Object next = in.value();
            in.next();
            return next;
        } catch (Throwable e) {
            throw failed(step, e);
        }
    }

    /** Reads the fields of {@link #object}. */
    void readFields() throws IOException {
        try {
            SerialFields fields = fields();
            fields.set(object, read(fields));
        } catch (Throwable e) {
            throw failed("", e);
        }
    }

    /** Reads the fields for a class that sets them itself. */
    GetField getFields() throws IOException {
        try {
            SerialFields fields = fields();
            return new SerialGet(fields, read(fields));
        } catch (Throwable e) {
            throw failed("", e);
        }
    }

    private @Nullable Object[] read(SerialFields fields) throws IOException {
        if (find() == Next.FIELDS) {
            @Nullable Object[] values = fields.read(in, level().readsItself());
            in.next();
            return values;
        }
        if (!fields.isEmpty()) {
            throw new StreamCorruptedException("there are no fields next in the data");
        }
        return new Object[0];
    }

    void requireNoFailure() throws IOException {
        if (failure != null) {
            throw invalid(failure);
        }
    }

    /** Notes that something can't be had, after which nothing more can of the object, and returns what says so. */
    private IOException failed(String step, Throwable reason) {
        failure = reason instanceof ValueProblem problem ? problem.inside(step) : reason;
        if (reason instanceof Error error) {
            throw error;
        }
        return reason instanceof IOException exception ? exception : invalid(reason);
    }

    private static InvalidObjectException invalid(Throwable reason) {
        InvalidObjectException exception = new InvalidObjectException(String.valueOf(reason.getMessage()));
        exception.initCause(reason);
        return exception;
    }
}
