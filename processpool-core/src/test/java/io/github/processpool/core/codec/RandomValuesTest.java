package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.types.TypeResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120) // a hundred thousand values take seconds, but not on a busy machine
class RandomValuesTest {
    private static final int BATCHES = Integer.getInteger("processpool.random.batches", 2_000);
    private static final int BATCH = 50;

    private final long seed =
            Long.getLong("processpool.random.seed", ThreadLocalRandom.current().nextLong());
    private final RandomValues random = new RandomValues(seed);
    private final String repeat = "-Dprocesspool.random.seed=" + seed;

    @BeforeEach
    void printSeed() {
        System.out.println("random values: " + repeat);
    }

    @Tag("slow")
    @Test
    void randomValuesArriveEqualAndOfTheSameClassOrNotAtAll() {
        ValuesEncoder encoder = new ValuesEncoder();
        for (int i = 0; i < BATCHES; i++) {
            if (i % 2 == 0) {
                encoder.selfDescribing();
            }
            roundTrip(encoder, i % 4 < 2 ? RoundTrip.workerTypes() : RoundTrip.parentTypes());
        }
    }

    private void roundTrip(ValuesEncoder encoder, TypeResolver types) {
        List<Object> sent = new ArrayList<>();
        List<Object> arrived = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            Object value = random.nextOrSpoiled();
            if (!encoder.fits(value)) {
                arrived.addAll(RoundTrip.decodeAll(encoder.finish(), types));
            }
            if (add(encoder, value, random.spoiled())) {
                sent.add(value);
            }
        }
        arrived.addAll(RoundTrip.decodeAll(encoder.finish(), types));
        check(sent, arrived);
    }

    /** What can't travel must not, and leaves no trace among the others. */
    private boolean add(ValuesEncoder encoder, Object value, boolean spoiled) {
        try {
            encoder.add(value, "value");
            assertThat(spoiled).as("%s: %s", repeat, value).isFalse();
            return true;
        } catch (EncodingException e) {
            assertThat(spoiled).as("%s: %s", repeat, e).isTrue();
            return false;
        }
    }

    private void check(List<Object> sent, List<Object> arrived) {
        assertThat(arrived).as(repeat).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            try {
                Sameness.check(sent.get(i), arrived.get(i));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(repeat + ": " + RoundTrip.show(sent.get(i)), e);
            }
        }
    }

    @Test
    void randomArraysArriveWithTheSameElements() {
        for (int i = 0; i < BATCHES; i++) {
            Object array = random.nextArray();
            Object arrived = RoundTrip.toParent(array);
            assertThat(arrived.getClass()).as(repeat).isEqualTo(array.getClass());
            assertThat(RoundTrip.show(arrived)).as(repeat).isEqualTo(RoundTrip.show(array));
        }
    }

    @Tag("slow")
    @Test
    void bytesThatAreCutOrChangedAnywhereAreErrorsOrValues() {
        EncodedValues values = RoundTrip.encodeAll(random.some(20));
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
