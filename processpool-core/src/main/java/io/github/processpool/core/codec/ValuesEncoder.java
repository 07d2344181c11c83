package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.BlockSink;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.blocks.NumberBlock;
import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.JsonWriter;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.ValueWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects values into one JSON array. The first value's class becomes the hint of the batch, where that saves
 * anything. Not thread-safe; reusable after {@link #finish()}.
 */
public final class ValuesEncoder {
    private static final int FIRST_CAPACITY = 512;
    private static final int MAX_CAPACITY = 1 << 16;

    private final @Nullable AllowedTypes mentions;
    private final BlockSink blocks;
    private Bytes bytes = new Bytes(FIRST_CAPACITY);
    private @Nullable ValueWriter writer;
    private @Nullable PlainCodec hint;
    private boolean hintDecided;
    private int count;
    private boolean manyExpected;
    private Class<?> place = Object.class; // what the value that is added should arrive as
    private @Nullable NumberBlock numbers; // all values so far, instead of their text

    /** Creates an empty encoder. */
    public ValuesEncoder() {
        this(null);
    }

    /** Creates an empty encoder that mentions to {@code mentions} every application class that it writes. */
    public ValuesEncoder(@Nullable AllowedTypes mentions) {
        this(mentions, LargeArrays.IN_TEXT);
    }

    /** Creates an empty encoder that mentions to {@code mentions} every application class that it writes. */
    public ValuesEncoder(@Nullable AllowedTypes mentions, LargeArrays largeArrays) {
        this.mentions = mentions;
        blocks = new BlockSink(largeArrays);
    }

    /**
     * Adds a value.
     *
     * @param path the name of the value in messages: "argument", "result"
     * @throws EncodingException when it can't be encoded, naming the type and the path to it; the batch is then as if
     *     the value had not been added
     * @throws IllegalStateException when it does not {@linkplain #fits fit}
     */
    public void add(@Nullable Object value, String path) {
        try {
            add(value);
        } catch (ValueProblem e) {
            throw e.at(path);
        }
    }

    /** Tells whether it depends on the type of the place in which a value is to arrive how it is written. */
    public static boolean dependsOnPlace(@Nullable Object value) {
        return (value instanceof Collection || value instanceof Map)
                && !JdkClasses.contains(value.getClass()) // most are, and know nothing of that codec
                && AllCodecs.ALL.of(value.getClass()).dependsOnPlace();
    }

    /** Adds a value as {@link #add(Object, String)} does, so that a place of that type can hold it if that is possible. */
    public void add(@Nullable Object value, String path, Class<?> type) {
        place = type;
        try {
            add(value, path);
        } finally {
            place = Object.class;
        }
    }

    /**
     * Adds a value if it is a number like all those before it in a batch that may become a block; otherwise does
     * nothing.
     */
    public boolean addNumber(@Nullable Object value) {
        boolean added = numbers != null && numbers.add(value);
        if (added) {
            count++;
        }
        return added;
    }

    private void add(@Nullable Object value) {
        if (hint != null && !fits(value)) {
            throw new IllegalStateException("the batch is one of " + hint.typeName());
        }
        PlainCodec hintBefore = hint;
        boolean decidedBefore = hintDecided;
        int sizeBefore = bytes.size();
        int blocksBefore = blocks.count();
        NumberBlock numbersBefore = numbers;
        boolean done = false;
        try {
            write(value);
            if (sizeBytes() > EncodedValues.MAX_BYTES) {
                throw Bytes.tooLarge(sizeBytes());
            }
            count++;
            done = true;
        } catch (Throwable e) { // whatever an application's methods throw
            throw unexpected(e, value);
        } finally {
            if (!done) {
                writer = null;
                bytes.truncate(sizeBefore);
                blocks.truncate(blocksBefore);
                hint = hintBefore;
                hintDecided = decidedBefore;
                numbers = numbersBefore; // which are none of the text that was cut off
                if (numbersBefore != null) {
                    numbersBefore.count = count;
                }
            }
        }
    }

    private void write(@Nullable Object value) {
        if (value != null && !hintDecided) {
            hint = AllCodecs.ALL.of(value.getClass()).hint();
            hintDecided = true;
            if (manyExpected && count == 0) {
                numbers = NumberBlock.beginningWith(value);
                if (numbers != null) {
                    return;
                }
            }
        }
        if (numbers != null) {
            if (numbers.add(value)) {
                return;
            }
            writeOut(numbers);
        }
        writeText(value);
    }

    /** Has the numbers written as text after all. */
    private void writeOut(NumberBlock written) {
        numbers = null;
        for (int i = 0; i < written.count; i++) {
            writeText(written.get(i));
        }
    }

    private void writeText(@Nullable Object value) {
        if (bytes.size() == 0) {
            bytes.write('[');
        }
        ValueWriter current = writer;
        if (current == null) {
            current = new ValueWriter(AllCodecs.ALL, new JsonWriter(bytes), mentions, blocks);
            writer = current;
        }
        if (value != null && place != Object.class && hint == null) {
            current.valueFor(value, place);
        } else {
            current.item(hint, value);
        }
    }

    /**
     * Says how many values a batch may have, from the next batch on. Where they may be many and are numbers of one class,
     * they become a block.
     */
    public void expect(int values) {
        manyExpected = NumberBlock.isEnough(values) && blocks.isAllowed();
    }

    /**
     * Says whether a value can join the batch; if not, {@link #finish()} comes first. A value whose class can't be looked at
     * fits nowhere: adding it to a new batch says why.
     */
    public boolean fits(@Nullable Object value) {
        try {
            return hint == null || value == null || AllCodecs.ALL.of(value.getClass()) == hint;
        } catch (Throwable e) {
            return false;
        }
    }

    /** Has each value of this batch describe itself. To be called while the batch is empty. */
    public void selfDescribing() {
        hintDecided = true;
    }

    /** Returns how many values there are in the batch. */
    public int count() {
        return count;
    }

    /** Returns how long the array is so far, in bytes, with its blocks. */
    public long sizeBytes() {
        return numbers != null ? numbers.sizeBytes() : Math.max(bytes.size(), 1) + 1 + blocks.bytes();
    }

    /** Tells whether some value has become a block, which is not to change until it is written. */
    public boolean hasBlocks() {
        return blocks.count() > 0;
    }

    /** Returns the batch and begins a new one. */
    public EncodedValues finish() {
        EncodedValues values =
                numbers != null && NumberBlock.isEnough(numbers.count) ? numbers.encoded() : finishText();
        numbers = null;
        hint = null;
        hintDecided = false;
        count = 0;
        return values;
    }

    private EncodedValues finishText() {
        if (numbers != null) {
            writeOut(numbers);
        }
        if (bytes.size() == 0) {
            bytes.write('[');
        }
        bytes.write(']');
        EncodedValues values = new EncodedValues(
                hint == null ? null : hint.typeName(), count, bytes.array(), 0, bytes.size(), blocks.take());
        writer = null;
        bytes = new Bytes(Math.max(FIRST_CAPACITY, Math.min(MAX_CAPACITY, bytes.size())));
        return values;
    }

    /** Encodes elements of a list as a block, or returns null if they are not enough, or not numbers of one class. */
    public static @Nullable EncodedValues encodeNumbers(List<?> values, int from, int count) {
        NumberBlock numbers = NumberBlock.isEnough(count) ? NumberBlock.allOf(values, from, count) : null;
        return numbers == null ? null : numbers.encoded();
    }

    private static ValueProblem unexpected(Throwable e, @Nullable Object value) {
        String type = value == null ? "null" : value.getClass().getName();
        return ValueProblem.of(type + " can't be encoded", e);
    }
}
