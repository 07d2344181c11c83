package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.NumberBlock;
import io.github.processpool.core.json.JsonReader;
import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.TypeResolver;
import io.github.processpool.core.values.ValueReader;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads the values of one {@link EncodedValues} one after the other. Not thread-safe. */
public final class ValuesDecoder implements AutoCloseable {
    private final @Nullable NumberBlock numbers; // all values, if they came as a block
    private int taken; // of those
    private final ValueReader in;
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

    /** Creates a decoder; messages call the values "value". */
    public ValuesDecoder(EncodedValues values, TypeResolver types) {
        this(values, types, "value");
    }

    /**
     * Creates a decoder.
     *
     * @param path the name of the values in messages: "argument", "result"
     * @throws MalformedJsonException when there is no array, or not the block that is announced
     */
    public ValuesDecoder(EncodedValues values, TypeResolver types, String path) {
        this.of = values.of();
        this.path = path;
        this.results = types instanceof AllowedTypes allowed ? allowed : null;
        numbers = NumberBlock.isIn(values) ? NumberBlock.of(values) : null;
        in = new ValueReader(
                AllCodecs.ALL, new JsonReader(values.bytes(), values.from(), values.to()), types, values.blocks());
        if (numbers == null && in.next() != JsonToken.START_ARRAY) {
            throw new MalformedJsonException("values that are not a JSON array");
        }
        state = State.BEFORE;
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
        if (in.nextItem()) {
            return State.AT_VALUE;
        }
        if (in.json.nextToken() != null) {
            throw new MalformedJsonException("something after the array of values");
        }
        return State.ENDED;
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
        return in.attempt(of);
    }

    @Override
    public void close() {
        in.json.close();
    }
}
