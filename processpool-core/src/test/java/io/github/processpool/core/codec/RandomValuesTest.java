package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.EncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RandomValuesTest {
    private static final int BATCHES = Integer.getInteger("processpool.random.batches", 400);
    private static final int BATCH = 50;

    private final long seed =
            Long.getLong("processpool.random.seed", ThreadLocalRandom.current().nextLong());
    private final RandomValues random = new RandomValues(seed);
    private final String repeat = "-Dprocesspool.random.seed=" + seed;

    @BeforeEach
    void printSeed() {
        System.out.println("random values: " + repeat);
    }

    @Test
    void randomValuesArriveEqualAndOfTheSameClass() {
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.selfDescribing();
        for (int i = 0; i < BATCHES; i++) {
            List<Object> sent = random.some(BATCH);
            sent.forEach(value -> encoder.add(value, "value"));
            List<Object> arrived = RoundTrip.decodeAll(encoder.finish(), RoundTrip.parentTypes());
            assertThat(arrived).as(repeat).isEqualTo(sent);
            checkClass(sent, arrived);
        }
    }

    private void checkClass(Object sent, Object arrived) {
        if (sent == null) {
            return;
        }
        assertThat(arrived.getClass()).as(repeat).isEqualTo(arrivalOf(sent));
        if (sent instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                checkClass(list.get(i), ((List<?>) arrived).get(i));
            }
        } else if (sent instanceof Samples.Box<?> box) {
            checkClass(box.content(), ((Samples.Box<?>) arrived).content());
        } else if (sent instanceof Map.Entry<?, ?> entry) {
            checkClass(entry.getValue(), ((Map.Entry<?, ?>) arrived).getValue());
        }
    }

    private static Class<?> arrivalOf(Object sent) {
        if (sent.getClass().getName().startsWith("java.util.ImmutableCollections")) {
            return sent instanceof List ? ArrayList.class : LinkedHashMap.class;
        }
        return sent.getClass();
    }

    @Test
    void randomArraysArriveWithTheSameElements() {
        for (int i = 0; i < 2 * BATCHES; i++) {
            Object array = random.nextArray();
            Object arrived = RoundTrip.toParent(array);
            assertThat(arrived.getClass()).as(repeat).isEqualTo(array.getClass());
            assertThat(RoundTrip.show(arrived)).as(repeat).isEqualTo(RoundTrip.show(array));
        }
    }

    @Test
    void bytesThatAreCutOrChangedAnywhereAreErrorsOrValues() {
        EncodedValues values = ValuesEncoder.encodeAll(random.some(20), "value");
        for (int i = 0; i < values.length(); i++) {
            byte[] changed = values.bytes().clone();
            changed[i] = (byte) (changed[i] + 1 + i % 100);
            read(new EncodedValues(values.of(), -1, changed, 0, values.to()));
            read(new EncodedValues(values.of(), -1, values.bytes(), 0, i));
        }
    }

    /** Whatever was done to the bytes: only these two exceptions may come out, and the reading must end. */
    private void read(EncodedValues values) {
        try (ValuesDecoder decoder = new ValuesDecoder(values, RoundTrip.parentTypes())) {
            while (decoder.hasNext()) {
                readOne(decoder);
            }
        } catch (MalformedJsonException e) {
            assertThat(e.getMessage()).as(repeat).isNotBlank();
        }
    }

    private void readOne(ValuesDecoder decoder) {
        try {
            decoder.next();
        } catch (EncodingException e) {
            assertThat(e.getMessage()).as(repeat).startsWith("value");
        }
    }
}
