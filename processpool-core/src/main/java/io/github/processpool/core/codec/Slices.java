package io.github.processpool.core.codec;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.JsonReader;
import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.TypeResolver;
import io.github.processpool.core.values.TypeTag;
import io.github.processpool.core.values.ValueCodecs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single values as they travel: JSON that describes itself, which can be kept and passed on without being decoded. */
public final class Slices {
    private Slices() {}

    /**
     * Encodes a value.
     *
     * @param mentions is told the application classes that are written on the way to a worker; null on the way to the
     *     parent
     * @throws io.github.processpool.EncodingException when it can't be encoded
     */
    public static byte[] encode(@Nullable Object value, @Nullable AllowedTypes mentions) {
        byte[] soon = ShortValues.encode(value);
        if (soon != null) {
            return soon;
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
        Object soon = ShortValues.decode(slice);
        if (soon != null) {
            return soon;
        }
        try (ValuesDecoder decoder = new ValuesDecoder(join(List.of(slice)), types, "value")) {
            return decoder.next();
        }
    }

    /** Tells whether to decode a value, to compare it and to take its hash code runs only code of the JDK, and soon ends. */
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
        List<byte[]> soon = ShortValues.split(values.bytes(), values.from(), values.to());
        List<byte[]> slices = soon == null ? parse(values) : soon;
        if (slices.size() != values.count()) {
            throw new MalformedJsonException(slices.size() + " values instead of " + values.count());
        }
        return slices;
    }

    private static List<byte[]> parse(EncodedValues values) {
        List<byte[]> slices = new ArrayList<>(Math.max(0, Math.min(values.count(), 1024)));
        try (JsonReader json = new JsonReader(values.bytes(), values.from(), values.to())) {
            expect(json.nextToken() == JsonToken.START_ARRAY);
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY) {
                expect(token != null);
                int start = json.tokenFrom();
                json.skipChildren();
                token = json.nextToken();
                slices.add(Arrays.copyOfRange(values.bytes(), start, end(values.bytes(), start, json.tokenFrom())));
            }
            expect(json.nextToken() == null);
        }
        return slices;
    }

    /** Returns the end of what begins at {@code start} and is followed by a comma or the array's end. */
    private static int end(byte[] bytes, int start, int next) {
        int end = next;
        while (end > start + 1 && isBetween(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isBetween(byte b) {
        return b == ',' || b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new MalformedJsonException("values that are not a JSON array");
        }
    }
}
