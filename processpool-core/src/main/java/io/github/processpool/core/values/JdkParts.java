package io.github.processpool.core.values;

import static io.github.processpool.core.values.PartsCodec.longs;
import static io.github.processpool.core.values.PartsCodec.parts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.Chronology;
import java.time.chrono.JapaneseEra;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.BitSet;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.GregorianCalendar;
import java.util.IntSummaryStatistics;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's value types that are an array of a few parts: how each type is taken apart, and how it is made again. Mutable
 * values, as atomics, travel with the content that they have at the time of the call. A row's lambdas are linked when it is
 * used, so that an application without the module {@code java.sql} lacks only the rows of that module.
 */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // what was sent is what arrives
final class JdkParts {
    private JdkParts() {}

    /** Returns the codec for a type's name, if its values are an array of parts. */
    static @Nullable PartsCodec named(String type) {
        return switch (type) {
            case "java.lang.StackTraceElement" -> parts(type, JdkParts::frameParts, JdkParts::frame);
            case "java.net.Inet4Address" ->
                parts(
                        type,
                        JdkParts::addressParts,
                        p -> InetAddress.getByAddress(p.textOrNull(0), p.at(1, byte[].class)));
            case "java.net.Inet6Address" -> parts(type, JdkParts::addressParts, JdkParts::inet6);
            case "java.net.InetSocketAddress" ->
                parts(
                        type,
                        (InetSocketAddress s) ->
                                array(s.isUnresolved() ? s.getHostString() : s.getAddress(), s.getPort()),
                        JdkParts::socket);
            case "java.sql.Date" ->
                longs(type, (Date date) -> array(date.getTime()), p -> new java.sql.Date(p.longAt(0)));
            case "java.sql.Time" -> longs(type, (Date time) -> array(time.getTime()), p -> new Time(p.longAt(0)));
            case "java.sql.Timestamp" ->
                parts(type, (Timestamp time) -> array(time.getTime(), time.getNanos()), JdkParts::timestamp);
            case "java.time.chrono.HijrahDate",
                    "java.time.chrono.JapaneseDate",
                    "java.time.chrono.MinguoDate",
                    "java.time.chrono.ThaiBuddhistDate" ->
                parts(
                        type,
                        (ChronoLocalDate date) -> array(date.getChronology().getId(), date.toEpochDay()),
                        p -> Chronology.of(p.textAt(0)).dateEpochDay(p.longAt(1)));
            case "java.time.chrono.HijrahChronology",
                    "java.time.chrono.IsoChronology",
                    "java.time.chrono.JapaneseChronology",
                    "java.time.chrono.MinguoChronology",
                    "java.time.chrono.ThaiBuddhistChronology" ->
                parts(type, (Chronology calendar) -> array(calendar.getId()), p -> Chronology.of(p.textAt(0)));
            case "java.time.chrono.JapaneseEra" ->
                parts(type, (JapaneseEra era) -> array(era.getValue()), p -> JapaneseEra.of(p.intAt(0)));
            case "java.time.temporal.ValueRange" ->
                parts(
                        type,
                        (ValueRange r) ->
                                array(r.getMinimum(), r.getLargestMinimum(), r.getSmallestMaximum(), r.getMaximum()),
                        p -> ValueRange.of(p.longAt(0), p.longAt(1), p.longAt(2), p.longAt(3)));
            case "java.time.temporal.WeekFields" ->
                parts(
                        type,
                        (WeekFields week) -> array(week.getFirstDayOfWeek(), week.getMinimalDaysInFirstWeek()),
                        p -> WeekFields.of(p.at(0, DayOfWeek.class), p.intAt(1)));
            case "java.util.AbstractMap$SimpleEntry" ->
                parts(type, JdkParts::entryParts, p -> new SimpleEntry<>(p.any(0), p.any(1)));
            case "java.util.AbstractMap$SimpleImmutableEntry" ->
                parts(type, JdkParts::entryParts, p -> new SimpleImmutableEntry<>(p.any(0), p.any(1)));
            case "java.util.BitSet" ->
                longs(
                        type,
                        (BitSet bits) ->
                                LongStream.of(bits.toLongArray()).boxed().toArray(),
                        p -> BitSet.valueOf(p.longs()));
            case "java.util.Date" -> longs(type, (Date date) -> array(date.getTime()), p -> new Date(p.longAt(0)));
            case "java.util.DoubleSummaryStatistics" ->
                parts(
                        type,
                        (DoubleSummaryStatistics s) -> array(s.getCount(), s.getMin(), s.getMax(), s.getSum()),
                        p -> new DoubleSummaryStatistics(p.longAt(0), p.doubleAt(1), p.doubleAt(2), p.doubleAt(3)));
            case "java.util.GregorianCalendar" -> parts(type, JdkParts::calendarParts, JdkParts::calendar);
            case "java.util.IntSummaryStatistics" ->
                parts(
                        type,
                        (IntSummaryStatistics s) -> array(s.getCount(), s.getMin(), s.getMax(), s.getSum()),
                        p -> new IntSummaryStatistics(p.longAt(0), p.intAt(1), p.intAt(2), p.longAt(3)));
            case "java.util.LongSummaryStatistics" ->
                parts(
                        type,
                        (LongSummaryStatistics s) -> array(s.getCount(), s.getMin(), s.getMax(), s.getSum()),
                        p -> new LongSummaryStatistics(p.longAt(0), p.longAt(1), p.longAt(2), p.longAt(3)));
            case "java.util.Map$Entry" -> parts(type, JdkParts::entryParts, p -> Map.entry(p.at(0), p.at(1)));
            case "java.util.Optional" ->
                parts(
                        type,
                        (Optional<?> value) -> value.isPresent() ? array(value.get()) : array(),
                        p -> p.size() == 0 ? Optional.empty() : Optional.of(p.at(0)));
            case "java.util.OptionalDouble" ->
                parts(
                        type,
                        (OptionalDouble value) -> value.isPresent() ? array(value.getAsDouble()) : array(),
                        p -> p.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(p.doubleAt(0)));
            case "java.util.OptionalInt" ->
                parts(
                        type,
                        (OptionalInt value) -> value.isPresent() ? array(value.getAsInt()) : array(),
                        p -> p.size() == 0 ? OptionalInt.empty() : OptionalInt.of(p.intAt(0)));
            case "java.util.OptionalLong" ->
                longs(
                        type,
                        (OptionalLong value) -> value.isPresent() ? array(value.getAsLong()) : array(),
                        p -> p.size() == 0 ? OptionalLong.empty() : OptionalLong.of(p.longAt(0)));
            case "java.util.concurrent.atomic.AtomicBoolean" ->
                parts(type, (AtomicBoolean value) -> array(value.get()), p -> new AtomicBoolean(p.booleanAt(0)));
            case "java.util.concurrent.atomic.AtomicInteger" ->
                parts(type, (AtomicInteger value) -> array(value.get()), p -> new AtomicInteger(p.intAt(0)));
            case "java.util.concurrent.atomic.AtomicIntegerArray" ->
                parts(
                        type,
                        (AtomicIntegerArray a) ->
                                array(IntStream.range(0, a.length()).map(a::get).toArray()),
                        p -> new AtomicIntegerArray(p.at(0, int[].class)));
            case "java.util.concurrent.atomic.AtomicLong" ->
                longs(type, (AtomicLong value) -> array(value.get()), p -> new AtomicLong(p.longAt(0)));
            case "java.util.concurrent.atomic.AtomicLongArray" ->
                parts(
                        type,
                        (AtomicLongArray a) -> array(
                                IntStream.range(0, a.length()).mapToLong(a::get).toArray()),
                        p -> new AtomicLongArray(p.at(0, long[].class)));
            case "java.util.concurrent.atomic.AtomicMarkableReference" ->
                parts(type, JdkParts::markedParts, p -> new AtomicMarkableReference<>(p.any(0), p.booleanAt(1)));
            case "java.util.concurrent.atomic.AtomicReference" ->
                parts(type, (AtomicReference<?> value) -> array(value.get()), p -> new AtomicReference<>(p.any(0)));
            case "java.util.concurrent.atomic.AtomicReferenceArray" ->
                parts(
                        type,
                        (AtomicReferenceArray<?> a) ->
                                IntStream.range(0, a.length()).mapToObj(a::get).toArray(),
                        p -> new AtomicReferenceArray<>(p.all()));
            case "java.util.concurrent.atomic.AtomicStampedReference" ->
                parts(type, JdkParts::stampedParts, p -> new AtomicStampedReference<>(p.any(0), p.intAt(1)));
            case "java.util.concurrent.atomic.DoubleAdder" ->
                parts(type, (DoubleAdder adder) -> array(adder.sum()), JdkParts::doubleAdder);
            case "java.util.concurrent.atomic.LongAdder" ->
                longs(type, (LongAdder adder) -> array(adder.sum()), JdkParts::longAdder);
            case "java.util.regex.Pattern" ->
                parts(
                        type,
                        (Pattern pattern) -> array(pattern.pattern(), pattern.flags()),
                        p -> Pattern.compile(p.textAt(0), p.intAt(1)));
            default -> null;
        };
    }

    private static @Nullable Object[] array(@Nullable Object... parts) {
        return parts;
    }

    private static @Nullable Object[] addressParts(InetAddress address) {
        int scope = address instanceof Inet6Address six ? six.getScopeId() : 0;
        return array(nameOf(address), address.getAddress(), scope);
    }

    /** The name that it was made with: {@code getHostName} would ask the network for one. */
    private static @Nullable String nameOf(InetAddress address) {
        String text = address.toString();
        int slash = text.indexOf('/');
        return slash <= 0 ? null : text.substring(0, slash);
    }

    private static Object inet6(Parts parts) throws UnknownHostException {
        int scope = parts.intAt(2);
        return Inet6Address.getByAddress(parts.textOrNull(0), parts.at(1, byte[].class), scope == 0 ? -1 : scope);
    }

    private static Object socket(Parts parts) {
        return parts.at(0) instanceof String host
                ? InetSocketAddress.createUnresolved(host, parts.intAt(1))
                : new InetSocketAddress(parts.at(0, InetAddress.class), parts.intAt(1));
    }

    private static Object timestamp(Parts parts) {
        Timestamp timestamp = new Timestamp(parts.longAt(0));
        timestamp.setNanos(parts.intAt(1));
        return timestamp;
    }

    private static @Nullable Object[] calendarParts(GregorianCalendar original) {
        GregorianCalendar calendar = (GregorianCalendar) original.clone(); // asking completes a calendar
        return array(
                calendar.getTimeInMillis(),
                calendar.getTimeZone(),
                calendar.isLenient(),
                calendar.getFirstDayOfWeek(),
                calendar.getMinimalDaysInFirstWeek(),
                calendar.getGregorianChange().getTime());
    }

    private static Object calendar(Parts parts) {
        GregorianCalendar calendar = new GregorianCalendar(parts.at(1, TimeZone.class));
        calendar.setGregorianChange(new Date(parts.longAt(5)));
        calendar.setFirstDayOfWeek(parts.intAt(3));
        calendar.setMinimalDaysInFirstWeek(parts.intAt(4));
        calendar.setLenient(parts.booleanAt(2));
        calendar.setTimeInMillis(parts.longAt(0));
        return calendar;
    }

    private static @Nullable Object[] frameParts(StackTraceElement frame) {
        return array(
                frame.getClassLoaderName(),
                frame.getModuleName(),
                frame.getModuleVersion(),
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
    }

    private static Object frame(Parts parts) {
        return new StackTraceElement(
                parts.textOrNull(0),
                parts.textOrNull(1),
                parts.textOrNull(2),
                parts.textAt(3),
                parts.textAt(4),
                parts.textOrNull(5),
                parts.intAt(6));
    }

    private static @Nullable Object[] entryParts(Map.Entry<?, ?> entry) {
        return array(entry.getKey(), entry.getValue());
    }

    private static @Nullable Object[] stampedParts(AtomicStampedReference<?> reference) {
        int[] stamp = new int[1];
        return array(reference.get(stamp), stamp[0]);
    }

    private static @Nullable Object[] markedParts(AtomicMarkableReference<?> reference) {
        boolean[] mark = new boolean[1];
        return array(reference.get(mark), mark[0]);
    }

    private static Object longAdder(Parts parts) {
        LongAdder adder = new LongAdder();
        adder.add(parts.longAt(0));
        return adder;
    }

    private static Object doubleAdder(Parts parts) {
        DoubleAdder adder = new DoubleAdder();
        adder.add(parts.doubleAt(0));
        return adder;
    }
}
