package io.github.processpool.core.codec;

import static io.github.processpool.core.codec.SampleRow.same;
import static io.github.processpool.core.codec.SampleRow.state;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.BitSet;
import java.util.Currency;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** Values of the JDK's types other than collections, dates and times. */
@SuppressWarnings({"JdkObsolete", "NullOptional", "UnnecessaryStringBuilder"}) // they travel too
final class JdkSamples {
    private JdkSamples() {}

    static List<SampleRow> basic() {
        return List.of(
                same("`null`", (Object) null),
                same("`boolean`, `Boolean`", true, false),
                same("`byte`, `Byte`, `short`, `Short`, `char`, `Character`", (byte) -1, (short) -1, 'x', '\ud800'),
                same("`int`, `Integer`, `long`, `Long`", 0, Integer.MIN_VALUE, 5L, Long.MAX_VALUE),
                same(
                        "`float`, `Float`, `double`, `Double`, with -0.0, NaN and infinities",
                        -0.0f,
                        Float.NaN,
                        1.1,
                        -0.0,
                        Double.NaN,
                        Double.longBitsToDouble(0x7ff8_0000_0000_0123L),
                        Double.NEGATIVE_INFINITY,
                        Double.MIN_VALUE),
                same("`String`, of any UTF-16, unpaired surrogates too", "", "a\0\n\"€\ud83d\ude00", "a\udc00b\ud800"),
                state("`StringBuilder`, `StringBuffer`", new StringBuilder("a"), new StringBuffer("b")),
                same(
                        "`BigInteger`, `BigDecimal`, `MathContext`, `RoundingMode`",
                        BigInteger.TWO.pow(999).negate(),
                        new BigDecimal("-1.50E+300"),
                        MathContext.DECIMAL64,
                        RoundingMode.HALF_EVEN));
    }

    static List<SampleRow> others() throws Exception {
        return List.of(
                same(
                        "`Optional`, `OptionalInt`, `OptionalLong`, `OptionalDouble`",
                        Optional.empty(),
                        Optional.of(Optional.of(5L)),
                        OptionalInt.of(-1),
                        OptionalInt.empty(),
                        OptionalLong.of(Long.MIN_VALUE),
                        OptionalDouble.of(Double.NaN)),
                same("`UUID`", new UUID(-1, 1)),
                same("`URI`, `URL`", URI.create("http://a/b?c=%20"), URI.create(""), new URL("file:/a b")),
                same("`Path` (of the default file system), `File`", Path.of("a", "ä b"), Path.of(""), new File("a/b")),
                same("`FileTime`", FileTime.from(Instant.parse("2024-02-29T12:00:00.123456789Z"))),
                same("`Locale`", Locale.ROOT, Locale.GERMANY, new Locale("ja", "JP", "JP")),
                same("`Currency`, `Charset`", Currency.getInstance("EUR"), StandardCharsets.UTF_16LE),
                same("`Class`, of primitives and arrays too", int.class, void.class, int[][].class, Samples.Box.class),
                same(
                        "`InetAddress`, with its name if it was made with one; `InetSocketAddress`",
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        InetAddress.getByAddress("name.test", new byte[] {1, 2, 3, 4}),
                        Inet6Address.getByAddress("six.test", new byte[16], 3),
                        new InetSocketAddress(InetAddress.getByAddress(new byte[16]), 80),
                        InetSocketAddress.createUnresolved("name.test", 80)),
                same("`Map.entry`", Map.entry("k", 5L)),
                same(
                        "`AbstractMap.SimpleEntry`, `AbstractMap.SimpleImmutableEntry`",
                        new AbstractMap.SimpleEntry<>(null, 1),
                        new AbstractMap.SimpleImmutableEntry<>("a", null)),
                same("`BitSet`", new BitSet(), BitSet.valueOf(new long[] {5, 0, -1})),
                state("`Pattern`", Pattern.compile("a(b)", Pattern.CASE_INSENSITIVE | Pattern.COMMENTS)),
                same("`StackTraceElement`, `Runtime.Version`", new Throwable().getStackTrace()[0], Runtime.version()),
                state(
                        "`IntSummaryStatistics`, `LongSummaryStatistics`, `DoubleSummaryStatistics`",
                        new IntSummaryStatistics(2, 1, 2, 3),
                        new IntSummaryStatistics(),
                        new LongSummaryStatistics(2, -1, 2, 1),
                        new DoubleSummaryStatistics(2, 0.5, 2.5, 3),
                        new DoubleSummaryStatistics()));
    }

    static List<SampleRow> atomics() {
        LongAdder longs = new LongAdder();
        longs.add(Long.MAX_VALUE);
        DoubleAdder doubles = new DoubleAdder();
        doubles.add(1.5);
        return List.of(
                state(
                        "`AtomicBoolean`, `AtomicInteger`, `AtomicLong`",
                        new AtomicBoolean(true),
                        new AtomicInteger(-5),
                        new AtomicLong(Long.MIN_VALUE)),
                state(
                        "`AtomicIntegerArray`, `AtomicLongArray`",
                        new AtomicIntegerArray(new int[] {1, -1}),
                        new AtomicIntegerArray(0),
                        new AtomicLongArray(new long[] {Long.MIN_VALUE})),
                state(
                        "`AtomicReference`, `AtomicReferenceArray`",
                        new AtomicReference<>(5L),
                        new AtomicReference<>(),
                        new AtomicReferenceArray<>(new Object[] {1, null, "x"})),
                state(
                        "`AtomicStampedReference`, `AtomicMarkableReference`",
                        new AtomicStampedReference<>("a", -1),
                        new AtomicMarkableReference<>(null, true)),
                state("`LongAdder`, `DoubleAdder`", longs, doubles, new LongAdder()));
    }
}
