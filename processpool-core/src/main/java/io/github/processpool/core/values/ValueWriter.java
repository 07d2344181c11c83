package io.github.processpool.core.values;

import io.github.processpool.core.blocks.BlockSink;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonWriter;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Access;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.AllowedTypes;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values to one JSON text and watches how deep they are nested. After a failure it is of no more use. */
public final class ValueWriter extends TextState {
    /** How deep values may be nested: each takes at most three levels of JSON, and some are around them. */
    public static final int MAX_DEPTH = (JsonWriter.MAX_NESTING - 50) / 3;

    private static final FieldName VALUE = FieldName.of("v");

    public final JsonWriter json;
    private final Codecs codecs;
    private final ValueWriter whole;
    private final @Nullable AllowedTypes mentions;
    private final BlockSink blocks;
    private @Nullable Class<?> lastMention;
    private @Nullable String standsFor; // of the value that is written next
    private @Nullable Class<?> within; // the class whose form of its own is being written
    private int depth;

    public ValueWriter(Codecs codecs, JsonWriter json, @Nullable AllowedTypes mentions) {
        this(codecs, json, mentions, new BlockSink(LargeArrays.IN_TEXT), null);
    }

    public ValueWriter(Codecs codecs, JsonWriter json, @Nullable AllowedTypes mentions, BlockSink blocks) {
        this(codecs, json, mentions, blocks, null);
    }

    private ValueWriter(
            Codecs codecs,
            JsonWriter json,
            @Nullable AllowedTypes mentions,
            BlockSink blocks,
            @Nullable ValueWriter whole) {
        this.codecs = codecs;
        this.json = json;
        this.mentions = mentions;
        this.blocks = blocks;
        this.whole = whole == null ? this : whole;
    }

    public Codecs codecs() {
        return codecs;
    }

    /** Returns the codec that all of every {@code step}th item from {@code start} share, if naming it saves anything. */
    @Nullable
    public PlainCodec commonHint(@Nullable Object[] items, int start, int step) {
        PlainCodec common = null;
        for (int i = start; i < items.length; i += step) {
            Object item = items[i];
            if (item != null) {
                PlainCodec codec = codecs.of(item.getClass()).hint();
                if (codec == null || (common != null && common != codec)) {
                    return null;
                }
                common = codec;
            }
        }
        return common;
    }

    /** Takes a primitive array that is to travel as a block and returns its number, or -1 if it is not. */
    public int block(Object array) {
        return blocks.offer(array);
    }

    /** Returns whether the text is for a worker of this JVM, and not for its parent. */
    public boolean isForWorker() {
        return mentions != null;
    }

    /** Returns a writer for a part of what this one is writing that may fail on its own. */
    public ValueWriter part(JsonWriter partJson) {
        ValueWriter part = new ValueWriter(codecs, partJson, mentions, new BlockSink(LargeArrays.IN_TEXT), whole);
        part.depth = depth;
        return part;
    }

    /** Returns the writer of the whole text if this one writes a {@linkplain #part part}, otherwise this one. */
    public ValueWriter whole() {
        return whole;
    }

    /** Writes a value that says its own type. */
    public void value(@Nullable Object value) {
        if (value == null) {
            json.writeNull();
            return;
        }
        Class<?> type = value.getClass();
        if (type == Integer.class) {
            json.writeNumber((int) value);
        } else if (type == String.class) {
            json.writeString((String) value);
        } else {
            codecs.of(type).writeDescribed(this, value);
        }
    }

    /** Writes a value that says its own type and must arrive as something that a place of that type can hold. */
    public void value(Object value, Class<?> declared) {
        Codec codec = codecs.of(value.getClass());
        codec.requireFits(declared, value);
        codec.writeFor(this, value, declared);
    }

    /** Writes a value that says its own type, so that a place of that type can hold it if that is possible. */
    public void valueFor(Object value, Class<?> place) {
        codecs.of(value.getClass()).writeFor(this, value, place);
    }

    /** Writes a value that says its own type, and arrives of its own class if that is possible. */
    public void valueItself(@Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else {
            codecs.of(value.getClass()).writeItself(this, value);
        }
    }

    /** Writes what travels for an object of that class. Whom a worker may name types to wants to know for which. */
    public void standIn(@Nullable Object value, Class<?> original) {
        if (value != null && !isForWorker() && saysItsClass(value)) {
            standsFor = original.getName();
        }
        value(value);
    }

    private boolean saysItsClass(Object value) {
        Class<?> type = value.getClass();
        Codec codec = codecs.of(type);
        return !JdkClasses.contains(type)
                && !codec.dependsOnPlace()
                && codec.typeName().equals(type.getName());
    }

    /** Tells whether it depends on the type of the place in which a value is to arrive how it is written. */
    public boolean dependsOnPlace(@Nullable Object value) {
        return (value instanceof Collection || value instanceof Map)
                && !JdkClasses.contains(value.getClass()) // most are, and their codec need not be found
                && codecs.of(value.getClass()).dependsOnPlace();
    }

    /** Writes an element: in plain form if there is a hint, otherwise together with its type. */
    public void item(@Nullable PlainCodec hint, @Nullable Object value) {
        if (hint == null || value == null) {
            value(value);
        } else {
            hint.write(this, value);
        }
    }

    public void startArray() {
        enter();
        json.writeStartArray();
    }

    public void endArray() {
        json.writeEndArray();
        depth--;
    }

    public void startObject() {
        enter();
        json.writeStartObject();
    }

    public void endObject() {
        json.writeEndObject();
        depth--;
    }

    public void startTag(Codec codec) {
        json.writeRaw(codec.tag().text());
        if (standsFor != null) {
            String original = standsFor;
            standsFor = null;
            attribute("for", original);
        }
    }

    public void attribute(String name, String text) {
        json.writeName(name);
        json.writeString(text);
    }

    public void startTagValue() {
        json.writeName(VALUE);
    }

    public void endTag() {
        json.writeEndObject();
    }

    /** Notes that a value of that application class was written. */
    public void mention(Class<?> type) {
        if (mentions != null && type != lastMention) {
            lastMention = type;
            mentions.mentionClass(type);
        }
    }

    /** Returns the loader of the calling code; null if nobody knows. */
    @Nullable
    public ClassLoader homeLoader() {
        return mentions == null ? null : mentions.homeLoader();
    }

    /** Notes the class whose form of its own is written from now on, and returns the one before. */
    @Nullable
    public Class<?> within(@Nullable Class<?> type) {
        Class<?> before = within;
        within = type;
        return before;
    }

    /** Returns whether the value is part of data written by a class of this package. */
    public boolean isWithinPackageOf(Class<?> type) {
        return within != null && Access.samePackage(within, type);
    }

    /**
     * How far a text has come.
     *
     * @param size of the text
     * @param depth how deep the next value would be nested
     * @param blocks how many there are
     * @param within the class whose form of its own is being written
     */
    public record Mark(
            int size, int depth, int blocks, @Nullable Class<?> within) {}

    public Mark mark() {
        return new Mark(json.size(), depth, blocks.count(), within);
    }

    /** Forgets what was written since. */
    public void backTo(Mark mark) {
        json.truncate(mark.size);
        depth = mark.depth;
        blocks.truncate(mark.blocks);
        within = mark.within;
        standsFor = null;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw ValueProblem.tooDeep(MAX_DEPTH);
        }
    }
}
