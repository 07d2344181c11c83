package io.github.processpool.core.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Durations as messages show them: {@code 5 s}, {@code 1.5 s}, {@code 250 ms}, {@code 2 min}. */
public final class TimeText {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MILLI_DIGITS = 3;
    private static final int NANO_DIGITS = 6;

    private TimeText() {}

    /**
     * Returns the text of a duration. Whole days, hours and minutes are shown in that unit, durations below a second in
     * milliseconds, and all others in seconds.
     */
    public static String of(Duration duration) {
        if (duration.abs().compareTo(SECOND) < 0 && !duration.isZero()) {
            return inUnit(BigDecimal.valueOf(duration.toNanos(), NANO_DIGITS), "ms");
        }
        for (ChronoUnit unit : new ChronoUnit[] {ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES}) {
            long seconds = unit.getDuration().toSeconds();
            if (duration.toNanosPart() == 0 && !duration.isZero() && duration.toSeconds() % seconds == 0) {
                return duration.toSeconds() / seconds + " " + name(unit);
            }
        }
        BigDecimal parts = BigDecimal.valueOf(duration.toMillisPart(), MILLI_DIGITS);
        return inUnit(BigDecimal.valueOf(duration.toSeconds()).add(parts), "s");
    }

    private static String name(ChronoUnit unit) {
        return switch (unit) {
            case DAYS -> "d";
            case HOURS -> "h";
            default -> "min";
        };
    }

    private static String inUnit(BigDecimal number, String unit) {
        return (number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()) + " " + unit;
    }
}
