package io.github.processpool.core.codec;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.JsonReader;
import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.JsonWriter;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.TypeResolver;
import io.github.processpool.core.values.TypeTag;
import io.github.processpool.core.values.ValueCodecs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single values as they travel: JSON that describes itself, which can be kept and passed on without being decoded. */
public final class Slices {
    private static final int SHORT_TEXT = 200;
    private static final int SURE_DIGITS = 9; // all such numbers are ints

    private Slices() {}

    /**
     * Encodes a value.
     *
     * @param mentions is told the application classes that are written on the way to a worker; null on the way to the
     *     parent
     * @throws io.github.processpool.EncodingException when it can't be encoded
     */
    public static byte[] encode(@Nullable Object value, @Nullable AllowedTypes mentions) {
        if (value instanceof Integer number) {
            return number.toString().getBytes(StandardCharsets.US_ASCII);
        }
        if (value instanceof String text && text.length() <= SHORT_TEXT) {
            Bytes json = new Bytes(text.length() + 2); // with its quotes
            new JsonWriter(json).writeString(text);
            return json.toByteArray();
        }
        ValuesEncoder encoder = new ValuesEncoder(mentions);
        encoder.selfDescribing();
        encoder.add(value, "value");
        EncodedValues one = encoder.finish();
        return Arrays.copyOfRange(one.bytes(), one.from() + 1, one.to() - 1);
    }

    /**
     * Decodes a value.
     *
     * @throws io.github.processpool.EncodingException when it can't be had here
     */
    public static @Nullable Object decode(byte[] slice, TypeResolver types) {
        Object plain = decodePlain(slice);
        if (plain != null) {
            return plain;
        }
        try (ValuesDecoder decoder = new ValuesDecoder(join(List.of(slice)), types, "value")) {
            return decoder.next();
        }
    }

    /** Returns a text, or an integer that is surely an int, without a decoder: most values of shared objects are of these. */
    private static @Nullable Object decodePlain(byte[] slice) {
        try (JsonReader json = new JsonReader(slice, 0, slice.length)) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                return json.getString();
            }
            boolean isInt = token == JsonToken.VALUE_NUMBER_INT && slice.length <= SURE_DIGITS;
            return isInt ? json.getIntValue() : null;
        }
    }

    /** Tells whether decoding a value, comparing it and taking its hash code runs only code of the JDK that soon ends. */
    public static boolean isPlainJdkValue(byte[] slice) {
        if (slice[0] != '{') {
            return slice[0] != '[';
        }
        return ValueCodecs.isPlain(TypeTag.nameIn(slice));
    }

    /** Puts values together. */
    public static EncodedValues join(List<byte[]> slices) {
        long length = 1L + Math.max(1, slices.size());
        for (byte[] slice : slices) {
            length += slice.length;
        }
        if (length > EncodedValues.MAX_BYTES) {
            throw Bytes.tooLarge(length).at("values");
        }
        byte[] bytes = new byte[(int) length];
        int end = 0;
        bytes[end++] = '[';
        for (byte[] slice : slices) {
            if (end > 1) {
                bytes[end++] = ',';
            }
            System.arraycopy(slice, 0, bytes, end, slice.length);
            end += slice.length;
        }
        bytes[end] = ']';
        return new EncodedValues(null, slices.size(), bytes, 0, bytes.length);
    }

    /**
     * Takes values apart, each in an array of its own.
     *
     * @throws MalformedJsonException when they are no JSON array
     */
    public static List<byte[]> split(EncodedValues values) {
        List<byte[]> slices = new ArrayList<>(Math.max(0, Math.min(values.count(), 1024)));
        try (JsonReader json = new JsonReader(values.bytes(), values.from(), values.to())) {
            expect(json.nextToken() == JsonToken.START_ARRAY);
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                expect(token != null);
                int from = json.tokenFrom();
                json.skipChildren();
                slices.add(Arrays.copyOfRange(values.bytes(), from, json.tokenTo()));
            }
            expect(json.nextToken() == null);
        }
        if (slices.size() != values.count()) {
            throw new MalformedJsonException(slices.size() + " values instead of " + values.count());
        }
        return slices;
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new MalformedJsonException("values that are not a JSON array");
        }
    }
}
