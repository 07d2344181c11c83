package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings({"JavaUtilDate", "JdkObsolete", "UnnecessaryStringBuilder"}) // they travel too
class ValueRoundTripTest {

    static Stream<Object> numbers() {
        return Stream.of(
                true,
                false,
                0,
                -1,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                5L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                (byte) -128,
                (byte) 127,
                (short) -32768,
                (short) 32767,
                1.5f,
                -0.0f,
                Float.NaN,
                Float.MIN_VALUE,
                Float.MAX_VALUE,
                Float.NEGATIVE_INFINITY,
                1.5,
                1.0,
                -0.0,
                0.1,
                1e300,
                1e-300,
                123456789012345680.0,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                BigInteger.ZERO,
                BigInteger.TEN.pow(500).negate(),
                new BigDecimal("1.50"),
                new BigDecimal("1E+30"),
                new BigDecimal("-0.000"),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE + 1));
    }

    static Stream<Object> text() {
        return Stream.of(
                'x',
                '\0',
                '\ud800',
                '\uffff',
                "",
                "text",
                "NaN",
                "\"\\/\b\f\n\r\t\0\u001f\u007f",
                "häßlich €",
                "\ud83d\ude00",
                "\ud800",
                "a\udc00b",
                "\udc00\ud800",
                "\u2028\ufeff\uffff",
                "x".repeat(100_000),
                "\ud83d\ude00".repeat(20_000),
                "€\ud800".repeat(20_000));
    }

    static Stream<Object> times() {
        return Stream.of(
                Duration.ofSeconds(-1, 5),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ZERO,
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH.plusNanos(1),
                LocalDate.MIN,
                LocalDate.MAX,
                LocalDate.of(2024, 2, 29),
                LocalTime.MIN,
                LocalTime.MAX,
                LocalDateTime.MIN,
                LocalDateTime.MAX,
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                OffsetTime.MIN,
                OffsetTime.MAX,
                Period.of(-1, 2, -3),
                Period.ZERO,
                Year.of(1),
                Year.of(-5),
                Year.of(Year.MAX_VALUE),
                YearMonth.of(2024, 2),
                YearMonth.of(-12_345, 12),
                YearMonth.of(Year.MAX_VALUE, 1),
                MonthDay.of(2, 29),
                ZoneOffset.UTC,
                ZoneOffset.MIN,
                ZoneOffset.ofHoursMinutesSeconds(1, 2, 3),
                ZoneId.of("Europe/Paris"),
                ZoneId.of("UTC+01:00"),
                ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 1, ZoneId.of("Europe/Paris"))
                        .withLaterOffsetAtOverlap(),
                ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 1, ZoneId.of("Europe/Paris"))
                        .withEarlierOffsetAtOverlap(),
                ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(-18)),
                ZonedDateTime.of(1800, 1, 1, 0, 0, 0, 0, ZoneId.of("America/New_York")),
                DayOfWeek.MONDAY,
                TimeUnit.SECONDS,
                new Date(-5),
                TimeZone.getTimeZone("Europe/Paris"),
                TimeZone.getTimeZone("GMT+03:30"));
    }

    static Stream<Object> otherJdkTypes() throws Exception {
        return Stream.of(
                new UUID(1, -1),
                URI.create("http://ex.org/a?b=%20#c"),
                URI.create("mailto:a@b"),
                URI.create(""),
                new URL("file:/tmp/x y"),
                Path.of("a", "b c"),
                Path.of(""),
                Path.of("/"),
                new File("a/b"),
                Locale.ROOT,
                Locale.GERMANY,
                new Locale("no", "NO", "NY"),
                Locale.forLanguageTag("zh-Hant-TW-u-ca-roc"),
                new Locale("ja", "JP", "JP"),
                new Locale("xx", "YY", "odd_variant"),
                Currency.getInstance("EUR"),
                StandardCharsets.UTF_8,
                Charset.forName("ISO-8859-15"),
                int.class,
                void.class,
                String.class,
                int[][].class,
                Map.Entry.class,
                ValueRoundTripTest.class,
                Thread.class,
                Optional.empty(),
                Optional.of(5L),
                Optional.of(Optional.of("x")),
                OptionalInt.empty(),
                OptionalInt.of(-1),
                OptionalLong.of(Long.MAX_VALUE),
                OptionalDouble.of(Double.NaN),
                OptionalDouble.empty(),
                new BitSet(),
                BitSet.valueOf(new long[] {5, 0, -1}),
                Map.entry("k", 5L),
                new AbstractMap.SimpleEntry<>(null, null),
                new AbstractMap.SimpleImmutableEntry<>("a", List.of(1)));
    }

    @ParameterizedTest
    @MethodSource({"numbers", "text", "times", "otherJdkTypes"})
    void arrivesEqualAndOfTheSameClass(Object value) {
        assertThat(RoundTrip.toWorker(value)).isEqualTo(value).hasSameClassAs(value);
        assertThat(RoundTrip.toParent(value)).isEqualTo(value).hasSameClassAs(value);
    }

    @ParameterizedTest
    @MethodSource({"numbers", "text", "times", "otherJdkTypes"})
    void arrivesEqualInsideOfCollectionsAndRecords(Object value) {
        List<Object> list = Arrays.asList(value, null, value);
        assertThat(RoundTrip.toWorker(list)).isEqualTo(list);
        assertThat(RoundTrip.toWorker(new Samples.Box<>(value))).isEqualTo(new Samples.Box<>(value));
        assertThat(RoundTrip.toWorker(Map.of("a", value))).isEqualTo(Map.of("a", value));
    }

    @Test
    void nullArrivesAsNull() {
        assertThat(RoundTrip.toWorker(null)).isNull();
    }

    static Stream<Arguments> arrays() {
        Stream<Object> arrays = Stream.of(
                new int[] {},
                new int[] {1, -2},
                new long[] {Long.MIN_VALUE},
                new double[] {1, Double.NaN, -0.0},
                new float[] {0.1f, Float.NEGATIVE_INFINITY},
                new short[] {1, -1},
                new byte[] {1, -1, 0},
                new byte[0],
                new byte[100_000],
                new char[] {'a', '\ud800'},
                new boolean[] {true, false},
                new int[1000],
                new double[100],
                new int[][] {{1}, null, {}},
                new Integer[] {1, null},
                new Long[] {1L, null},
                new String[] {"a", null},
                new Object[] {1, 2L, "x", null, new int[] {3}},
                new Object[] {1L, 2L, null},
                new Number[] {1, 2.5, 3L},
                new Object[0],
                new List<?>[] {List.of(1), null},
                new Samples.Point[] {new Samples.Point(1, 2), null},
                new Samples.Point[][] {{new Samples.Point(1, 2)}},
                new Samples.Color[] {Samples.Color.GREEN},
                new Comparable<?>[] {"a", 1},
                new Thread[] {null},
                new byte[][] {{1}, {}});
        return arrays.map(array -> Arguments.of(array));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void arraysKeepTheirClassAndElements(Object array) {
        assertThat(RoundTrip.toWorker(array).getClass()).isEqualTo(array.getClass());
        assertThat(RoundTrip.show(RoundTrip.toWorker(array))).isEqualTo(RoundTrip.show(array));
        assertThat(RoundTrip.show(RoundTrip.toParent(array))).isEqualTo(RoundTrip.show(array));
    }

    @Test
    void typesThatCompareByIdentityKeepTheirState() {
        Pattern pattern = Pattern.compile("a(b)", Pattern.CASE_INSENSITIVE | Pattern.COMMENTS);
        Pattern copy = (Pattern) RoundTrip.toWorker(pattern);
        assertThat(copy.pattern()).isEqualTo(pattern.pattern());
        assertThat(copy.flags()).isEqualTo(pattern.flags());
        assertThat(RoundTrip.toWorker(new StringBuilder("ab")))
                .isInstanceOf(StringBuilder.class)
                .hasToString("ab");
        assertThat(RoundTrip.toWorker(new StringBuffer("ab")))
                .isInstanceOf(StringBuffer.class)
                .hasToString("ab");
        assertThat(((AtomicInteger) RoundTrip.toWorker(new AtomicInteger(5))).get())
                .isEqualTo(5);
        assertThat(((AtomicLong) RoundTrip.toWorker(new AtomicLong(5))).get()).isEqualTo(5);
        assertThat(((AtomicBoolean) RoundTrip.toWorker(new AtomicBoolean(true))).get())
                .isTrue();
        assertThat(((AtomicReference<?>) RoundTrip.toWorker(new AtomicReference<>(5L))).get())
                .isEqualTo(5L);
        assertThat(((AtomicReference<?>) RoundTrip.toWorker(new AtomicReference<>())).get())
                .isNull();
    }
}
