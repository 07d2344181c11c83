package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.testkit.WorkerTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A batch of many numbers of one class travels as a block. */
class NumberBlockTest {
    private static final int MANY = 5000;

    private static List<Object> many(IntFunction<Object> number) {
        return IntStream.range(0, MANY).mapToObj(number).toList();
    }

    private static EncodedValues encoded(List<? extends @Nullable Object> values) {
        ValuesEncoder encoder = new ValuesEncoder(null, LargeArrays.AS_THEY_LIE);
        encoder.expect(values.size());
        values.forEach(value -> encoder.add(value, "argument"));
        return encoder.finish();
    }

    private static List<@Nullable Object> decoded(EncodedValues values) {
        List<@Nullable Object> all = new ArrayList<>();
        try (ValuesDecoder decoder =
                new ValuesDecoder(values, WorkerTypes.of(NumberBlockTest.class.getClassLoader()))) {
            while (decoder.hasNext()) {
                all.add(decoder.next());
            }
        }
        return all;
    }

    static Stream<List<Object>> numbersOfOneClass() {
        return Stream.of(
                many(i -> i * 1_000_003),
                many(i -> Long.MIN_VALUE + i),
                many(i -> i % 3 == 0 ? Double.NaN : i % 3 == 1 ? -0.0 : i / 7.0));
    }

    @ParameterizedTest
    @MethodSource("numbersOfOneClass")
    void manyNumbersOfOneClassAreABlockAndArriveAsTheyWere(List<Object> numbers) {
        EncodedValues one = encoded(numbers);
        EncodedValues atOnce = ValuesEncoder.encodeNumbers(numbers, 0, MANY);

        assertThat(one.blocks()).hasSize(1);
        assertThat(decoded(one)).isEqualTo(numbers);
        assertThat(atOnce).isNotNull();
        assertThat(decoded(atOnce)).isEqualTo(numbers);
    }

    static Stream<List<? extends @Nullable Object>> valuesThatStayText() {
        List<@Nullable Object> withNull = new ArrayList<>(many(i -> i));
        withNull.set(MANY / 2, null);
        List<Object> withLong = new ArrayList<>(many(i -> i));
        withLong.set(MANY - 1, 1L);
        List<Object> withText = new ArrayList<>(many(i -> i + 0.5));
        withText.set(1, "text");
        List<Object> textFirst = new ArrayList<>(many(i -> i));
        textFirst.set(0, "text");
        return Stream.of(
                withNull, withLong, withText, textFirst, many(i -> (short) i), Collections.nCopies(MANY, null));
    }

    @ParameterizedTest
    @MethodSource("valuesThatStayText")
    void whereOneIsSomethingElseAllAreTextAndArriveAsTheyWere(List<? extends @Nullable Object> values) {
        EncodedValues encoded = encoded(values);

        assertThat(encoded.blocks()).isEmpty();
        assertThat(decoded(encoded)).isEqualTo(values);
        assertThat(ValuesEncoder.encodeNumbers(values, 0, MANY)).isNull();
    }

    @Test
    void fewNumbersAreText() {
        ValuesEncoder encoder = new ValuesEncoder(null, LargeArrays.AS_THEY_LIE);
        encoder.expect(MANY); // and then fewer come
        encoder.add(1, "argument");
        encoder.add(-2, "argument");
        EncodedValues values = encoder.finish();

        assertThat(new String(values.bytes(), values.from(), values.length(), StandardCharsets.UTF_8))
                .isEqualTo("[1,-2]");
        assertThat(values.of()).isNull();
    }

    @Test
    void theBatchAfterABlockBeginsAnew() {
        ValuesEncoder encoder = new ValuesEncoder(null, LargeArrays.AS_THEY_LIE);
        encoder.expect(MANY);
        many(i -> (long) i).forEach(value -> encoder.add(value, "result"));
        encoder.finish();
        encoder.add("text", "result");

        assertThat(decoded(encoder.finish())).isEqualTo(List.of("text"));
    }

    @Test
    void whereBlocksAreNotAllowedNumbersAreText() {
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.expect(MANY);
        many(i -> i).forEach(value -> encoder.add(value, "argument"));

        assertThat(encoder.finish().blocks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("numbersOfOneClass")
    void aValueThatCanNotBeEncodedLeavesTheNumbersBeforeItAsTheyWere(List<Object> numbers) {
        ValuesEncoder encoder = new ValuesEncoder(null, LargeArrays.AS_THEY_LIE);
        encoder.expect(MANY);
        numbers.forEach(value -> encoder.add(value, "result"));

        assertThatThrownBy(() -> {
                    if (encoder.fits(Thread.currentThread())) {
                        encoder.add(Thread.currentThread(), "result");
                    } else {
                        throw new EncodingException("it does not even fit");
                    }
                })
                .isInstanceOf(EncodingException.class);

        assertThat(encoder.count()).isEqualTo(MANY);
        assertThat(decoded(encoder.finish())).isEqualTo(numbers);
    }

    private static EncodedValues claimed(int count, String text, Object... blocks) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new EncodedValues("int", count, bytes, 0, bytes.length, Arrays.asList(blocks));
    }

    static Stream<EncodedValues> claims() {
        return Stream.of(
                claimed(2, "[]", (Object) new long[2]),
                claimed(2, "[]", (Object) new int[3]),
                claimed(2, "[1]", (Object) new int[2]),
                claimed(2, "", (Object) new int[2]),
                claimed(2, "[]", new int[2], new int[2]),
                claimed(2, "[]", (Object) new float[2]),
                claimed(2, "[]", (Object) new byte[2]));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void whatIsNotTheElementsOfOneBlockOfNumbersIsRefused(EncodedValues values) {
        assertThatThrownBy(() -> decoded(values))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("block of numbers");
    }
}
