package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** Reads the values of one {@link EncodedValues} one after the other. Not thread-safe. */
public final class ValuesDecoder implements AutoCloseable {
    private final EncodedValues values;
    private final TypeResolver types;
    private final @Nullable Numbers numbers; // all values, if they came as a block
    private int taken; // of those
    private final PlainRun plain; // as long as there are only such values
    private @Nullable ValueReader in; // from the first value on that is something else
    private @Nullable Object plainValue = PlainRun.NONE; // the current value, if it is of the run
    private final @Nullable String of;
    private final String path;
    private final @Nullable AllowedTypes results;
    private State state;

    private enum State {
        /** The current token was used. */
        BEFORE,
        /** The current token begins a value. */
        AT_VALUE,
        ENDED
    }

    /** Creates a decoder; messages call what is read "value". */
    public ValuesDecoder(EncodedValues values, TypeResolver types) {
        this(values, types, "value");
    }

    /**
     * Creates a decoder.
     *
     * @param path what the values are, for messages: "argument", "result"
     * @throws MalformedJsonException when there is no array, or not the block that is announced
     */
    public ValuesDecoder(EncodedValues values, TypeResolver types, String path) {
        this.values = values;
        this.types = types;
        this.of = values.of();
        this.path = path;
        this.results = types instanceof AllowedTypes allowed ? allowed : null;
        numbers = Numbers.areIn(values) ? Numbers.of(values) : null;
        boolean longs = BoxCodec.LONG.typeName().equals(of);
        boolean maybePlain = longs || of == null;
        plain = new PlainRun(values.bytes(), maybePlain ? values.from() : values.to(), values.to(), longs);
        state = advance(); // which finds out whether there is an array
    }

    /** Tells whether the first value has structure, as it certainly has when it begins so. */
    public static boolean wantsParser(EncodedValues values) {
        int first = values.from() + 1;
        return first < values.to() && (values.bytes()[first] == '{' || values.bytes()[first] == '[');
    }

    /**
     * Says whether there is another value.
     *
     * @throws MalformedJsonException when what follows is no JSON
     */
    public boolean hasNext() {
        if (state == State.BEFORE) {
            state = advance();
        }
        return state == State.AT_VALUE;
    }

    private State advance() {
        if (numbers != null) {
            return taken < numbers.count ? State.AT_VALUE : State.ENDED;
        }
        if (in == null) {
            if (plain.hasEnded()) {
                return State.ENDED;
            }
            plainValue = plain.next();
            if (plainValue != PlainRun.NONE) {
                return State.AT_VALUE;
            }
        }
        try {
            return advance(reader());
        } catch (JacksonException e) {
            throw ValueReader.malformed(e);
        }
    }

    private static State advance(ValueReader reader) {
        if (reader.nextItem()) {
            return State.AT_VALUE;
        }
        if (reader.json.nextToken() != null) {
            throw new MalformedJsonException("something after the array of values");
        }
        return State.ENDED;
    }

    /** Returns the reader, which is made only here, and then goes past what needed none. */
    private ValueReader reader() {
        ValueReader reader = in;
        if (reader == null) {
            reader = new ValueReader(Json.parser(values.bytes(), values.from(), values.to()), types, values.blocks());
            in = reader;
            if (reader.next() != JsonToken.START_ARRAY) {
                throw new MalformedJsonException("values that are no JSON array");
            }
            for (int i = 0; i < plain.taken(); i++) {
                reader.next();
            }
        }
        return reader;
    }

    /**
     * Reads the next value.
     *
     * @throws EncodingException when it can't be had; the values after it can
     * @throws MalformedJsonException when it is no JSON: nothing after it can be read
     */
    public @Nullable Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        state = State.BEFORE;
        try {
            Object value = take();
            if (results != null) {
                results.checkResult(value);
            }
            return value;
        } catch (ValueProblem e) {
            throw e.at(path);
        } catch (MalformedJsonException e) {
            state = State.ENDED;
            throw e;
        }
    }

    /**
     * Returns all values at once, if they are numbers that came as a block: then there is nothing about them that could
     * still fail. Otherwise returns null.
     */
    public @Nullable List<@Nullable Object> allNumbers() {
        if (numbers == null || numbers.count == 0 || taken > 0 || !isAllowed(numbers.get(0))) {
            return null;
        }
        state = State.ENDED;
        return numbers.boxed();
    }

    private boolean isAllowed(Object value) {
        try {
            if (results != null) {
                results.checkResult(value);
            }
            return true;
        } catch (ValueProblem e) {
            return false;
        }
    }

    private @Nullable Object take() {
        if (numbers != null) {
            return numbers.get(taken++);
        }
        Object value = plainValue;
        plainValue = PlainRun.NONE;
        return value != PlainRun.NONE ? value : reader().attempt(of);
    }

    @Override
    public void close() {
        if (in != null) {
            in.json.close();
        }
    }
}
