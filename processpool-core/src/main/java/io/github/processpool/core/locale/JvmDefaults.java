package io.github.processpool.core.locale;

import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The default locales and the default time zone of a JVM, as text, each null if the options of a worker carry it. Options
 * carry what is nearest, so that the worker can see whether other options have overruled them. Those then count.
 */
public record JvmDefaults(
        @Nullable String locale,
        @Nullable String display,
        @Nullable String format,
        @Nullable String timeZone) {

    /** Returns the defaults of this JVM that options can't carry; null if they carry all. */
    public static @Nullable JvmDefaults now() {
        Locale locale = Locale.getDefault();
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        String zone = special(TimeZone.getDefault());
        // One without extensions has those of the default when a JVM makes it of options.
        boolean extended = locale.hasExtensions() || display.hasExtensions() || format.hasExtensions();
        if (extended) {
            return new JvmDefaults(LocaleText.of(locale), LocaleText.of(display), LocaleText.of(format), zone);
        }
        return zone == null ? null : new JvmDefaults(null, null, null, zone);
    }

    private static @Nullable String special(TimeZone zone) {
        return TimeZoneText.isId(zone) ? null : TimeZoneText.ofAny(zone);
    }

    /** Returns the class of the default time zone if it can't be carried at all. */
    public static @Nullable String lostTimeZone() {
        TimeZone zone = TimeZone.getDefault();
        return TimeZoneText.ofAny(zone) == null ? zone.getClass().getName() : null;
    }

    /** Returns the id of a time zone for the option: its own, or that of its offset where its own says nothing. */
    public static String idNearest(TimeZone zone) {
        if (TimeZoneText.isId(zone)) {
            return zone.getID();
        }
        long minutes = TimeUnit.MILLISECONDS.toMinutes(Math.abs((long) zone.getRawOffset()));
        if (minutes == 0 || minutes >= TimeUnit.DAYS.toMinutes(1)) {
            return "GMT";
        }
        String sign = zone.getRawOffset() < 0 ? "-" : "+";
        return String.format(Locale.ROOT, "GMT%s%02d:%02d", sign, minutes / 60, minutes % 60);
    }

    /** Makes them the defaults of this JVM, in a worker. */
    public void apply() {
        Locale wantedLocale = wanted(Locale.getDefault(), "", locale);
        Locale wantedDisplay = wanted(Locale.getDefault(Locale.Category.DISPLAY), ".display", display);
        Locale wantedFormat = wanted(Locale.getDefault(Locale.Category.FORMAT), ".format", format);
        Locale.setDefault(wantedLocale);
        Locale.setDefault(Locale.Category.DISPLAY, wantedDisplay);
        Locale.setDefault(Locale.Category.FORMAT, wantedFormat);
        if (timeZone != null) {
            setTimeZone(TimeZoneText.parse(timeZone));
        }
    }

    private static Locale wanted(Locale present, String category, @Nullable String text) {
        boolean overruled =
                System.getProperty("user.extensions" + category, System.getProperty("user.extensions")) != null;
        if (text == null || overruled) {
            return present;
        }
        Locale wanted = LocaleText.parse(text);
        return wanted.stripExtensions().equals(present.stripExtensions()) ? wanted : present;
    }

    private static void setTimeZone(TimeZone wanted) {
        if (idNearest(wanted).equals(System.getProperty("user.timezone"))) {
            TimeZone.setDefault(wanted);
        }
    }
}
