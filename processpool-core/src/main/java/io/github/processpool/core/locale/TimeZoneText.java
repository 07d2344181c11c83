package io.github.processpool.core.locale;

import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Time zones as text: the id of one that the JDK has, that and the id that it was given since, or the rules of a
 * {@link SimpleTimeZone}.
 */
public final class TimeZoneText {
    private static final String RENAMED = "renamed "; // and the JDK's id, and its own
    private static final String SIMPLE = "simple "; // and the numbers of a constructor, the first year, and its id
    private static final int NUMBERS = 13;

    /** Matches the text of a {@link SimpleTimeZone}: only that has its rules. */
    private static final Pattern RULES = Pattern.compile(Stream.of(
                            "startYear",
                            "startMode",
                            "startMonth",
                            "startDay",
                            "startDayOfWeek",
                            "startTime",
                            "startTimeMode",
                            "endMode",
                            "endMonth",
                            "endDay",
                            "endDayOfWeek",
                            "endTime",
                            "endTimeMode")
                    .map(name -> "," + name + "=(-?\\d+)")
                    .reduce("", String::concat)
            + "]$");

    private TimeZoneText() {}

    /** Tells whether the JDK has the zone under its id. */
    public static boolean isId(TimeZone zone) {
        return TimeZone.getTimeZone(zone.getID()).equals(zone);
    }

    /** Returns a zone as text; null if it has no text form. */
    public static @Nullable String ofAny(TimeZone zone) {
        if (isId(zone)) {
            return zone.getID();
        }
        String text = zone.getClass() == SimpleTimeZone.class ? ofSimple((SimpleTimeZone) zone) : ofRenamed(zone);
        return text != null && parse(text).equals(zone) ? text : null;
    }

    private static @Nullable String ofRenamed(TimeZone zone) {
        for (String id : TimeZone.getAvailableIDs(zone.getRawOffset())) {
            TimeZone known = TimeZone.getTimeZone(id);
            known.setID(zone.getID());
            if (known.equals(zone)) {
                return RENAMED + id + " " + zone.getID();
            }
        }
        return null;
    }

    private static @Nullable String ofSimple(SimpleTimeZone zone) {
        Matcher rules = RULES.matcher(zone.toString());
        if (!rules.find()) {
            return null;
        }
        int[] all = IntStream.rangeClosed(1, NUMBERS)
                .map(group -> Integer.parseInt(rules.group(group)))
                .toArray();
        StringBuilder text = new StringBuilder(SIMPLE).append(zone.getRawOffset());
        appendRule(text, all, 1);
        appendRule(text, all, 7);
        return text.append(" ")
                .append(zone.getDSTSavings() == 0 ? 3_600_000 : zone.getDSTSavings())
                .append(" ")
                .append(all[0])
                .append(" ")
                .append(zone.getID())
                .toString();
    }

    /** Appends month, day, day of the week, time and its mode, the kind of the rule in the signs, as constructors have it. */
    private static void appendRule(StringBuilder text, int[] all, int at) {
        int kind = all[
                at]; // 1: a day, 2: the nth Sunday, say, 3: the first on or after a day, 4: the last on or before it
        int day = kind == 4 ? -all[at + 2] : all[at + 2];
        int dayOfWeek = kind <= 1 ? 0 : kind == 2 ? all[at + 3] : -all[at + 3];
        for (int number : new int[] {all[at + 1], day, dayOfWeek, all[at + 4], all[at + 5]}) {
            text.append(" ").append(number);
        }
    }

    /** Returns the zone of a text. */
    public static TimeZone parse(String text) {
        if (text.startsWith(SIMPLE)) {
            return parseSimple(text.substring(SIMPLE.length()));
        }
        if (text.startsWith(RENAMED)) {
            String[] ids = text.substring(RENAMED.length()).split(" ", 2);
            TimeZone zone = TimeZone.getTimeZone(ids[0]);
            zone.setID(ids[1]);
            return zone;
        }
        return TimeZone.getTimeZone(text);
    }

    private static TimeZone parseSimple(String text) {
        String[] parts = text.split(" ", NUMBERS + 1);
        int[] n = Stream.of(parts).limit(NUMBERS).mapToInt(Integer::parseInt).toArray();
        SimpleTimeZone zone = new SimpleTimeZone(
                n[0], parts[NUMBERS], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11]);
        zone.setStartYear(n[12]);
        return zone;
    }
}
