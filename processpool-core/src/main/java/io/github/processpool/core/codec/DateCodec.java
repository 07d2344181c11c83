package io.github.processpool.core.codec;

import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** The dates and calendars from before {@code java.time}. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // what was sent is what arrives
final class DateCodec extends PartsCodec {
    DateCodec(String typeName) {
        super(typeName, hasLong(typeName) ? BoxCodec.LONG : null);
    }

    static boolean knows(String typeName) {
        return switch (typeName) {
            case "java.util.Date",
                    "java.util.GregorianCalendar",
                    "java.sql.Date",
                    "java.sql.Time",
                    "java.sql.Timestamp" -> true;
            default -> false;
        };
    }

    private static boolean hasLong(String typeName) {
        return !typeName.endsWith("Timestamp") && !typeName.endsWith("Calendar");
    }

    @Override
    @Nullable
    Object[] parts(Object value) {
        if (value instanceof GregorianCalendar calendar) {
            return parts(calendar);
        }
        long millis = ((Date) value).getTime();
        return typeName().equals("java.sql.Timestamp")
                ? new Object[] {millis, SqlDates.nanos(value)}
                : new Object[] {millis};
    }

    private static Object[] parts(GregorianCalendar original) {
        GregorianCalendar calendar = (GregorianCalendar) original.clone(); // asking completes a calendar
        return new Object[] {
            calendar.getTimeInMillis(),
            calendar.getTimeZone(),
            calendar.isLenient(),
            calendar.getFirstDayOfWeek(),
            calendar.getMinimalDaysInFirstWeek(),
            calendar.getGregorianChange().getTime()
        };
    }

    @Override
    Object build(Parts parts) {
        long millis = parts.longAt(0);
        return switch (typeName()) {
            case "java.util.Date" -> new Date(millis);
            case "java.util.GregorianCalendar" -> calendar(millis, parts);
            case "java.sql.Date" -> SqlDates.date(millis);
            case "java.sql.Time" -> SqlDates.time(millis);
            default -> SqlDates.timestamp(millis, parts.intAt(1));
        };
    }

    private static GregorianCalendar calendar(long millis, Parts parts) {
        GregorianCalendar calendar = new GregorianCalendar(parts.at(1, TimeZone.class));
        calendar.setGregorianChange(new Date(parts.longAt(5)));
        calendar.setFirstDayOfWeek(parts.intAt(3));
        calendar.setMinimalDaysInFirstWeek(parts.intAt(4));
        calendar.setLenient(parts.booleanAt(2));
        calendar.setTimeInMillis(millis);
        return calendar;
    }
}
