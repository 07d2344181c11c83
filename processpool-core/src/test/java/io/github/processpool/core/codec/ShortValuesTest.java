package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.types.LoaderTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way must lead where the long one does, or nowhere. */
class ShortValuesTest {
    private static final LoaderTypes TYPES = new LoaderTypes(ShortValuesTest.class.getClassLoader());

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<byte[]> slices) {
        return slices.stream()
                .map(slice -> new String(slice, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void intsAndPlainTextsComeBackAsTheyWere() {
        for (Object value :
                new Object[] {0, -1, 999_999_999, Integer.MAX_VALUE, Integer.MIN_VALUE, "", "a b/c~ {}[]"}) {
            byte[] json = Slices.encode(value, null);

            assertThat(ShortValues.encode(value)).isEqualTo(json);
            assertThat(Slices.decode(json, TYPES)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "01", "-01", "1.5", "1e3", "+1", "\"", "\"\\n\"", "\"é\"", "\"\t\"", "null", "1 ", "[1]"
            })
    void whateverLooksDifferentIsLeftToTheOthers(String json) {
        assertThat(ShortValues.decode(bytes(json))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1,]", "[,1]", "[,]", "[1 ,2]", "[1", "1]", "[", "[[]]", "[null]", "[1,\"a\\\"\"]", "[\"a]"})
    void otherArraysAreLeftToTheParser(String json) {
        assertThat(ShortValues.split(bytes(json), 0, bytes(json).length)).isNull();
    }

    @Test
    void longTextsGoTheLongWay() {
        String text = "x".repeat(201);

        assertThat(ShortValues.encode(text)).isNull();
        assertThat(ShortValues.decode(bytes('"' + text + '"'))).isNull();
        assertThat(Slices.decode(Slices.encode(text, null), TYPES)).isEqualTo(text);
    }

    @Test
    void arraysAreTakenApartAsTheParserDoes() {
        Random random = new Random(4);
        for (int round = 0; round < 1000; round++) {
            List<byte[]> slices = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                slices.add(Slices.encode(random.nextBoolean() ? (Object) random.nextInt() : text(random), null));
            }
            EncodedValues joined = Slices.join(slices);

            List<byte[]> apart = ShortValues.split(joined.bytes(), joined.from(), joined.to());

            assertThat(texts(apart == null ? Slices.split(joined) : apart)).isEqualTo(texts(slices));
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> Character.toString(' ' + random.nextInt(110)))
                .collect(Collectors.joining());
    }
}
