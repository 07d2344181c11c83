package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.LargeArrays;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BigNumberCodecTest {
    private static final BigInteger LARGEST_IN_DECIMAL = power(4_096).subtract(BigInteger.ONE);

    private static BigInteger power(int bits) {
        return BigInteger.ONE.shiftLeft(bits);
    }

    static Stream<Object> numbers() {
        return Stream.of(power(4_096), power(4_097), power(600_000).subtract(BigInteger.ONE))
                .flatMap(n -> Stream.of(
                        n, n.negate(), n.subtract(BigInteger.ONE), n.negate().subtract(BigInteger.ONE)))
                .flatMap(n -> Stream.of(
                        n,
                        new BigDecimal(n),
                        new BigDecimal(n, 3),
                        new BigDecimal(n, -3),
                        new BigDecimal(n, Integer.MAX_VALUE),
                        new BigDecimal(n, Integer.MIN_VALUE)));
    }

    @ParameterizedTest(name = "number {index}") // in decimal some have 180,000 digits
    @MethodSource("numbers")
    void numbersOfAnySizeArriveAsTheyWere(Object number) {
        assertThat(RoundTrip.toWorker(number)).isEqualTo(number);
        assertThat(RoundTrip.toParent(number)).isEqualTo(number);
        assertThat(RoundTrip.toParent(Map.of(number, List.of(number)))).isEqualTo(Map.of(number, List.of(number)));
    }

    @Test
    void shortNumbersAreWrittenInDecimal() {
        assertThat(text(LARGEST_IN_DECIMAL)).isEqualTo("\"" + LARGEST_IN_DECIMAL + "\"");
        for (int scale : List.of(-5, 0, 5, 1_233, 1_239, 1_240, 100_000, Integer.MAX_VALUE, -1_000_000_000)) {
            BigDecimal longest = new BigDecimal(LARGEST_IN_DECIMAL.negate(), scale);
            assertThat(text(longest)).isEqualTo("\"" + longest + "\"");
            assertThat(RoundTrip.toParent(longest)).isEqualTo(longest);
        }
    }

    @Test
    void longNumbersAreWrittenAsTheirBytes() {
        assertThat(text(power(8 * 600 - 1)))
                .startsWith("[\"AIAAAA")
                .endsWith("\"]")
                .hasSize(804 + 4);
        assertThat(text(new BigDecimal(power(5_000), -7)))
                .startsWith("[\"AQAAAA")
                .endsWith("\",-7]");
        assertThat(text(new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE))).isEqualTo("[\"Cg==\",-2147483648]");
    }

    /** Returns the plain form. */
    private static String text(Object number) {
        String text = RoundTrip.text(RoundTrip.encodeAll(List.of(number)));
        return text.substring(1, text.length() - 1);
    }

    @Test
    void largeNumbersTravelAsBlocks() {
        ValuesEncoder encoder = new ValuesEncoder(null, LargeArrays.AS_THEY_LIE);
        List<Object> numbers = List.of(power(100_000), power(200_000), BigInteger.ONE);
        numbers.forEach(number -> encoder.add(number, "value"));
        EncodedValues values = encoder.finish();
        assertThat(values.blocks()).hasSize(2);
        assertThat(RoundTrip.decodeAll(values, RoundTrip.parentTypes())).isEqualTo(numbers);
    }

    /** In decimal it would take hours. */
    @Test
    void aNumberOfMegabytesTravelsInNoTime() {
        BigInteger huge = power(100_000_000).subtract(BigInteger.ONE);
        assertThat(RoundTrip.toWorker(huge).equals(huge)).isTrue();
        BigDecimal fraction = new BigDecimal(huge, 50_000_000);
        assertThat(RoundTrip.toParent(fraction)).isEqualTo(fraction);
    }

    @Test
    void anExponentIsNotWrittenOut() {
        for (String text : List.of("1E+1000000000", "-1E-1000000000", "0E+2147483647", "1.5E-2147483646")) {
            BigDecimal number = new BigDecimal(text);
            assertThat(RoundTrip.text(RoundTrip.encode(number))).hasSizeLessThan(100);
            assertThat(RoundTrip.toParent(number)).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"x\"",
                "[]",
                "[5]",
                "[\"x\"]",
                "[\"AQ==\",\"x\"]",
                "[\"AQ==\",99999999999]",
                "[\"\",5]",
                "[\"AQ==\"]",
                "\"1E99999999999\"",
                "[\"AQ==\",5,5]",
                "[{\"block\":0},5]",
                "5",
                "{}"
            })
    void whatIsNoNumberIsRefused(String plain) {
        assertRefused("java.math.BigDecimal", plain);
    }

    /** Reading it would take time that grows with its square. */
    @Test
    void aLongTextInDecimalIsRefusedUnread() {
        String digits = "1".repeat(30_000_000);
        assertRefused("java.math.BigInteger", "\"" + digits + "\"");
        assertRefused("java.math.BigDecimal", "\"" + digits + "\"");
        assertRefused("java.math.BigDecimal", "\"0." + digits + "\"");
        assertRefused("java.math.BigInteger", "[\"AQ==\",0]");
    }

    private static void assertRefused(String type, String plain) {
        EncodedValues values = RoundTrip.values(null, "[{\"$\":\"" + type + "\",\"v\":" + plain + "}]");
        assertThatThrownBy(() -> RoundTrip.decodeAll(values, RoundTrip.parentTypes()))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("value: ");
    }

    @Test
    void aPathNamesNoLongKey() {
        Map<?, ?> map = Map.of(power(5_000), new Thread());
        assertThatThrownBy(() -> RoundTrip.encode(map)).hasMessageStartingWith("value[entry 0]: ");
    }
}
