package io.github.processpool.core.values;

import io.github.processpool.core.json.JsonPlace;
import io.github.processpool.core.json.JsonReader;
import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.json.RepeatedTags;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.types.TypeResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values from one JSON text, whose current token is always the first of the next value. */
public final class ValueReader extends TextState {
    private static final String LONG = "long"; // the most frequent type name
    private static final @Nullable Object[] NO_BLOCKS = {};

    public final JsonReader json;
    private final Codecs codecs;
    private final TypeResolver types;
    private final @Nullable Object[] blocks; // those that were not taken yet
    private @Nullable Map<String, Codec> named; // if any was
    private @Nullable Codec lastNamed;
    private @Nullable RepeatedTags<Codec> tags; // likewise
    private @Nullable Watcher watcher; // if one wants to read all values

    /** Reads all values by their codecs, and may refuse them. */
    public interface Watcher {
        Object readTagged(Codec codec, Tag tag);

        Object readPlain(PlainCodec codec, @Nullable Class<?> declared);
    }

    public ValueReader(Codecs codecs, JsonReader json, TypeResolver types) {
        this(codecs, json, types, List.of());
    }

    public ValueReader(Codecs codecs, JsonReader json, TypeResolver types, List<Object> blocks) {
        this.codecs = codecs;
        this.json = json;
        this.types = types;
        this.blocks = blocks.isEmpty() ? NO_BLOCKS : blocks.toArray();
    }

    /** Returns the block of that number, once. */
    public Object takeBlock(int number) {
        Object block = number < 0 || number >= blocks.length ? null : blocks[number];
        if (block == null) {
            throw new ValueProblem("there is no block " + number + ", or it was used already");
        }
        blocks[number] = null;
        return block;
    }

    public Codecs codecs() {
        return codecs;
    }

    public TypeResolver types() {
        return types;
    }

    /** Has a watcher read all values from now on; null ends this. */
    public void watchedBy(@Nullable Watcher next) {
        watcher = next;
    }

    /**
     * Reads one value that describes itself, or is in the plain form that the hint names. When it can't be had, the
     * text has still been read up to its end.
     *
     * @throws ValueProblem when this value can't be had
     * @throws MalformedJsonException when nothing after it can be read either
     */
    @Nullable
    public Object attempt(@Nullable String of) {
        JsonToken first = token();
        if (of == null && first.isScalarValue()) {
            return value(); // in which nothing has to be skipped if it can't be had
        }
        if (first == JsonToken.VALUE_NUMBER_INT && LONG.equals(of)) {
            return json.getLongValue();
        }
        JsonPlace begin = json.place();
        try {
            return item(hint(of));
        } catch (MalformedJsonException e) {
            throw e;
        } catch (Throwable e) { // whatever an application's methods throw
            json.skipFrom(begin);
            throw ValueProblem.of("it can't be rebuilt", e);
        }
    }

    /** Reads a value that describes itself. */
    @Nullable
    public Object value() {
        return switch (token()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> json.getIntValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_STRING -> json.getString();
            case START_ARRAY -> described(codecs.lists(), Tag.NONE);
            case START_OBJECT -> tagged();
            default -> throw unexpected("a value");
        };
    }

    /** Reads an element: in plain form if there is a hint, otherwise one that describes itself. */
    @Nullable
    Object item(@Nullable PlainCodec hint) {
        return hint == null || json.currentToken() == JsonToken.VALUE_NULL ? value() : plain(hint, null);
    }

    /** Reads a plain form, of the class that is declared if one is. */
    Object plain(PlainCodec codec, @Nullable Class<?> declared) {
        return watcher == null ? codec.read(this) : watcher.readPlain(codec, declared);
    }

    /** Reads a map's key as {@link #item} does. */
    @Nullable
    Object key(@Nullable PlainCodec hint) {
        return hint == null && json.currentToken() == JsonToken.VALUE_STRING ? json.getRepeatedString() : item(hint);
    }

    @Nullable
    PlainCodec hint(@Nullable String of) {
        if (of == null) {
            return null;
        }
        if (named(of) instanceof PlainCodec plain) {
            return plain;
        }
        throw new ValueProblem(of + " has no plain form");
    }

    /** Moves on, and says whether there is another element before the end of the array. */
    public boolean nextItem() {
        return next() != JsonToken.END_ARRAY;
    }

    public JsonToken next() {
        JsonToken token = json.nextToken();
        if (token == null) {
            throw new MalformedJsonException("the JSON ends too early");
        }
        return token;
    }

    public void expectArray() {
        expect(JsonToken.START_ARRAY, "an array");
    }

    public void expectObject() {
        expect(JsonToken.START_OBJECT, "an object");
    }

    public String text() {
        expect(JsonToken.VALUE_STRING, "a string");
        return json.getString();
    }

    /** Expects an integral number and returns the reader that has it. */
    public JsonReader integral() {
        expect(JsonToken.VALUE_NUMBER_INT, "an integral number");
        return json;
    }

    public void expect(JsonToken token, String name) {
        if (json.currentToken() != token) {
            throw unexpected(name);
        }
    }

    /** Returns a problem that says what was expected and what was found. */
    public ValueProblem unexpected(String expected) {
        JsonToken token = json.currentToken();
        return new ValueProblem(
                "expected " + expected + ", but there is " + (token == JsonToken.NONE ? "nothing" : "JSON's " + token));
    }

    private Object tagged() {
        Codec expected = tags().skipExpected(json);
        if (expected != null) {
            return content(expected, Tag.NONE);
        }
        int begin = json.position();
        if (!json.nextName(TypeTag.TYPE)) {
            throw new ValueProblem("an object that does not start with its type");
        }
        String typeName = nextText();
        String name = nextMember();
        return name.equals("for") ? standIn(typeName) : tagged(named(typeName), name, begin);
    }

    private Object standIn(String typeName) {
        Class<?> original = types.resolveStandIn(typeName, nextText());
        Object value = tagged(named(typeName), nextMember(), -1);
        if (!original.isInstance(value)) {
            throw new ValueProblem("a " + typeName + " that stands for a " + original.getName() + " turned into a "
                    + TypeNames.of(value.getClass()));
        }
        return value;
    }

    private Object tagged(Codec codec, String firstMember, int begin) {
        Tag tag = Tag.NONE;
        String name = firstMember;
        if (begin >= 0 && name.equals("v") && json.position() >= 0) {
            tags().expect(codec, begin, json.position());
        }
        while (!name.equals("v")) {
            tag = name.equals("order") ? tag.ordered(nextOrder()) : tag.with(name, nextText());
            name = nextMember();
        }
        return content(codec, tag);
    }

    private Object content(Codec codec, Tag tag) {
        next();
        Object value = described(codec, tag);
        if (next() != JsonToken.END_OBJECT) {
            throw new ValueProblem("a tagged value with something after its \"v\"");
        }
        return value;
    }

    private Object described(Codec codec, Tag tag) {
        return watcher == null ? codec.readTagged(this, tag) : watcher.readTagged(codec, tag);
    }

    private String nextMember() {
        String name = json.nextName();
        if (name == null) {
            throw new ValueProblem("a tagged value without \"v\"");
        }
        return name;
    }

    private Object nextOrder() {
        next();
        Object order = value();
        if (order == null) {
            throw new ValueProblem("an order that is no comparator");
        }
        return order;
    }

    private String nextText() {
        next();
        return text();
    }

    private JsonToken token() {
        JsonToken token = json.currentToken();
        if (token == JsonToken.NONE) {
            throw new MalformedJsonException("the JSON ends too early");
        }
        return token;
    }

    /** Returns the codec of a type, which is found once for each text. */
    private Codec named(String typeName) {
        if (lastNamed != null && lastNamed.typeName().equals(typeName)) {
            return lastNamed;
        }
        if (named == null) {
            named = new HashMap<>();
        }
        Codec codec = named.get(typeName);
        if (codec == null) {
            codec = codecs.named(typeName, types);
            named.put(typeName, codec);
        }
        lastNamed = codec;
        return codec;
    }

    private RepeatedTags<Codec> tags() {
        if (tags == null) {
            tags = new RepeatedTags<>();
        }
        return tags;
    }
}
