package io.github.processpool.core.codec;

import java.time.DayOfWeek;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.Chronology;
import java.time.chrono.JapaneseEra;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;

/** Dates of other calendars, and what {@code java.time} has beside dates and times. */
final class ChronoCodec extends PartsCodec {
    ChronoCodec(String typeName) {
        super(typeName);
    }

    static boolean knows(String typeName) {
        return switch (typeName) {
            case "java.time.chrono.HijrahDate",
                    "java.time.chrono.JapaneseDate",
                    "java.time.chrono.MinguoDate",
                    "java.time.chrono.ThaiBuddhistDate",
                    "java.time.chrono.HijrahChronology",
                    "java.time.chrono.IsoChronology",
                    "java.time.chrono.JapaneseChronology",
                    "java.time.chrono.MinguoChronology",
                    "java.time.chrono.ThaiBuddhistChronology",
                    "java.time.chrono.JapaneseEra",
                    "java.time.temporal.ValueRange",
                    "java.time.temporal.WeekFields" -> true;
            default -> false;
        };
    }

    @Override
    Object[] parts(Object value) {
        if (value instanceof ChronoLocalDate date) {
            return new Object[] {date.getChronology().getId(), date.toEpochDay()};
        }
        if (value instanceof Chronology chronology) {
            return new Object[] {chronology.getId()};
        }
        if (value instanceof JapaneseEra era) {
            return new Object[] {era.getValue()};
        }
        if (value instanceof WeekFields fields) {
            return new Object[] {fields.getFirstDayOfWeek(), fields.getMinimalDaysInFirstWeek()};
        }
        ValueRange range = (ValueRange) value;
        return new Object[] {
            range.getMinimum(), range.getLargestMinimum(), range.getSmallestMaximum(), range.getMaximum()
        };
    }

    @Override
    Object build(Parts parts) {
        if (typeName().endsWith("Date")) {
            return Chronology.of(parts.textAt(0)).dateEpochDay(parts.longAt(1));
        }
        return switch (typeName()) {
            case "java.time.chrono.JapaneseEra" -> JapaneseEra.of(parts.intAt(0));
            case "java.time.temporal.WeekFields" -> WeekFields.of(parts.at(0, DayOfWeek.class), parts.intAt(1));
            case "java.time.temporal.ValueRange" ->
                ValueRange.of(parts.longAt(0), parts.longAt(1), parts.longAt(2), parts.longAt(3));
            default -> Chronology.of(parts.textAt(0));
        };
    }
}
