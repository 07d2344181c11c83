package io.github.processpool.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.testkit.WorkerTypes;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.types.ResultTypes;
import io.github.processpool.core.types.TypeResolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Sends values there and back, as a call would. */
final class RoundTrip {
    private RoundTrip() {}

    /** Sends a value as the parent does: any class may be named. */
    static Object toWorker(Object value) {
        return decodeAll(encode(value), workerTypes()).get(0);
    }

    /** Sends a value as a worker does that runs a function of this package. */
    static Object toParent(Object value) {
        return decodeAll(encode(value), parentTypes()).get(0);
    }

    static LoaderTypes workerTypes() {
        return WorkerTypes.of(RoundTrip.class.getClassLoader());
    }

    static AllowedTypes parentTypes() {
        return AllowedTypes.beside(RoundTrip.class, ResultTypes.of(Set.of()), Exceptions.AS_RESULTS);
    }

    static EncodedValues encode(Object value) {
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.add(value, "value");
        return encoder.finish();
    }

    /** Encodes values under one hint if they all fit it, else so that each describes itself. */
    static EncodedValues encodeAll(List<?> values) {
        ValuesEncoder encoder = new ValuesEncoder();
        for (Object value : values) {
            if (!encoder.fits(value)) {
                return encodeMixed(values);
            }
            encoder.add(value, "value");
        }
        return encoder.finish();
    }

    private static EncodedValues encodeMixed(List<?> values) {
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.selfDescribing();
        values.forEach(value -> encoder.add(value, "value"));
        return encoder.finish();
    }

    static String text(EncodedValues values) {
        return new String(values.bytes(), values.from(), values.length(), UTF_8);
    }

    static EncodedValues values(String of, String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return new EncodedValues(of, -1, bytes, 0, bytes.length);
    }

    static List<Object> decodeAll(EncodedValues values, TypeResolver types) {
        List<Object> decoded = new ArrayList<>();
        try (ValuesDecoder decoder = new ValuesDecoder(values, types)) {
            while (decoder.hasNext()) {
                decoded.add(decoder.next());
            }
        }
        return decoded;
    }

    /** Shows arrays by their elements, so that they can be compared. */
    static String show(Object value) {
        return Arrays.deepToString(new Object[] {value});
    }
}
