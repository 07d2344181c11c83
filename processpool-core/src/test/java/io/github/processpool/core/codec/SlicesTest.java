package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.testkit.WorkerTypes;
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

class SlicesTest {
    private static final LoaderTypes TYPES = WorkerTypes.of(SlicesTest.class.getClassLoader());

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<byte[]> slices) {
        return slices.stream()
                .map(slice -> new String(slice, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void intsAndTextsComeBackAsTheyWere() {
        for (Object value : new Object[] {
            0,
            -1,
            999_999_999,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            "",
            "a b/c~ {}[]",
            "\"\n\\",
            "gr\u00fc\u00df",
            "\ufffd",
            "\ud83d",
            "x".repeat(200),
            "\u00e4".repeat(201)
        }) {
            byte[] json = Slices.encode(value, null);

            assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(encoded(value));
            assertThat(Slices.decode(json, TYPES)).isEqualTo(value);
        }
    }

    /** As a call's only argument is written. */
    private static String encoded(Object value) {
        ValuesEncoder encoder = new ValuesEncoder();
        encoder.selfDescribing();
        encoder.add(value, "value");
        EncodedValues one = encoder.finish();
        return new String(one.bytes(), one.from() + 1, one.length() - 2, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "01", "-01", "+1", "\"", "\"\t\""})
    void whatIsNoJsonIsRefused(String json) {
        assertThatThrownBy(() -> Slices.decode(bytes(json), TYPES)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,]", "[,1]", "[,]", "[1", "1]", "[", "[[]", "1", "{}", "[1] 2", "[1 2]", "[\"a]"})
    void whatIsNoArrayIsNotTakenApart(String json) {
        byte[] bytes = bytes(json);

        assertThatThrownBy(() -> Slices.split(new EncodedValues(null, 1, bytes, 0, bytes.length)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void valuesAreTakenApartWithoutWhatIsBetweenThem() {
        byte[] bytes = bytes("..[ 1 ,-0, [2, {\"a\" : 3} ] ,\"\\n\",1e5 , null,\"\ufffd\"\n,9999999999999999999]..");

        List<byte[]> slices = Slices.split(new EncodedValues(null, 8, bytes, 2, bytes.length - 2));

        assertThat(texts(slices))
                .containsExactly(
                        "1", "-0", "[2, {\"a\" : 3} ]", "\"\\n\"", "1e5", "null", "\"\ufffd\"", "9999999999999999999");
    }

    @Test
    void whatWasPutTogetherIsTakenApart() {
        Random random = new Random(4);
        for (int round = 0; round < 1000; round++) {
            List<byte[]> slices = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                slices.add(Slices.encode(random.nextBoolean() ? (Object) random.nextInt() : text(random), null));
            }

            assertThat(texts(Slices.split(Slices.join(slices)))).isEqualTo(texts(slices));
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> Character.toString(' ' + random.nextInt(110)))
                .collect(Collectors.joining());
    }
}
