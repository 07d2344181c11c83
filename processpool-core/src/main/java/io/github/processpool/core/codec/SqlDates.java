package io.github.processpool.core.codec;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;

/** What needs the module {@code java.sql}, which not every application has. */
@SuppressWarnings("JavaUtilDate") // what was sent is what arrives
final class SqlDates {
    private SqlDates() {}

    static int nanos(Object timestamp) {
        return ((Timestamp) timestamp).getNanos();
    }

    static Object date(long millis) {
        return new Date(millis);
    }

    static Object time(long millis) {
        return new Time(millis);
    }

    static Object timestamp(long millis, int nanos) {
        Timestamp timestamp = new Timestamp(millis);
        timestamp.setNanos(nanos);
        return timestamp;
    }
}
