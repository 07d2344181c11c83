package io.github.processpool.core.codec;

import static io.github.processpool.core.codec.SampleRow.same;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoChronology;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;

/** Dates and times of all ages. */
@SuppressWarnings("JavaUtilDate") // they travel too
final class TimeSamples {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);

    private TimeSamples() {}

    static List<SampleRow> rows() {
        return List.of(
                same("`Instant`, `Duration`, `Period`", Instant.MIN, Duration.ofSeconds(-1, 5), Period.of(-1, 2, -3)),
                same("`LocalDate`, `LocalTime`, `LocalDateTime`", LocalDate.MIN, LocalTime.MAX, LocalDateTime.MAX),
                same(
                        "`OffsetTime`, `OffsetDateTime`, `ZonedDateTime`",
                        OffsetTime.MIN,
                        OffsetDateTime.MAX,
                        ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 1, PARIS).withLaterOffsetAtOverlap(),
                        ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 1, PARIS).withEarlierOffsetAtOverlap()),
                same(
                        "`Year`, `YearMonth`, `MonthDay`, `Month`, `DayOfWeek`",
                        Year.of(-5),
                        YearMonth.of(Year.MAX_VALUE, 1),
                        MonthDay.of(2, 29),
                        Month.MAY,
                        DayOfWeek.MONDAY),
                same(
                        "`ZoneId`, `ZoneOffset`",
                        PARIS,
                        ZoneId.of("UTC+01:00"),
                        ZoneOffset.ofHoursMinutesSeconds(1, 2, 3)),
                same(
                        "`HijrahDate`, `JapaneseDate`, `MinguoDate`, `ThaiBuddhistDate`",
                        HijrahDate.from(DAY),
                        JapaneseDate.from(DAY),
                        MinguoDate.from(DAY),
                        ThaiBuddhistDate.from(DAY)),
                same(
                        "`Chronology`, `JapaneseEra`",
                        IsoChronology.INSTANCE,
                        HijrahChronology.INSTANCE,
                        JapaneseChronology.INSTANCE,
                        MinguoChronology.INSTANCE,
                        ThaiBuddhistChronology.INSTANCE,
                        JapaneseEra.HEISEI),
                same(
                        "`ChronoUnit`, `ChronoField`, `TimeUnit`, `ValueRange`, `WeekFields`",
                        ChronoUnit.DAYS,
                        ChronoField.YEAR,
                        TimeUnit.DAYS,
                        ValueRange.of(1, 28, 29, 31),
                        WeekFields.of(Locale.GERMANY)),
                same("`java.util.Date`", new Date(-5)),
                same(
                        "`java.sql.Date`, `java.sql.Time`, `java.sql.Timestamp`",
                        new java.sql.Date(-5),
                        new java.sql.Time(5),
                        timestamp(-1, 123_456_789),
                        timestamp(0, 0)),
                same(
                        "`GregorianCalendar`, `TimeZone`",
                        new GregorianCalendar(1582, 1, 1),
                        calendar(),
                        TimeZone.getTimeZone(PARIS),
                        TimeZone.getTimeZone("GMT+03:30")),
                same(
                        "`SimpleTimeZone`, a `TimeZone` that `setID` has renamed",
                        new SimpleTimeZone(7_200_000, "PLANT"),
                        new SimpleTimeZone(-5, "simple 1 renamed"),
                        new SimpleTimeZone(3_600_000, "", 2, -1, 1, 3_600_000, 9, -1, 1, 3_600_000),
                        daylight(),
                        new SimpleTimeZone(0, "ge", 3, 8, -1, 7, 10, 15, -2, 9, 1),
                        new SimpleTimeZone(0, "le", 3, -8, -1, 7, 10, 15, 0, 9, 5),
                        renamed()));
    }

    private static Object timestamp(long millis, int nanos) {
        java.sql.Timestamp timestamp = new java.sql.Timestamp(millis);
        timestamp.setNanos(nanos);
        return timestamp;
    }

    private static Object daylight() {
        SimpleTimeZone zone =
                new SimpleTimeZone(1, "Europe/Paris", 2, 15, 0, 5, SimpleTimeZone.UTC_TIME, 10, 2, 3, 6, 1, 1_800_000);
        zone.setStartYear(1999);
        return zone;
    }

    private static Object renamed() {
        TimeZone zone = TimeZone.getTimeZone(PARIS);
        zone.setID("our own\u00e9");
        return zone;
    }

    private static Object calendar() {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.GERMANY);
        calendar.setGregorianChange(new Date(Long.MIN_VALUE));
        calendar.setLenient(false);
        calendar.setTimeInMillis(Long.MAX_VALUE / 5);
        return calendar;
    }
}
