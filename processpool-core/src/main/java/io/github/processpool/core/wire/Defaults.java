package io.github.processpool.core.wire;

import io.github.processpool.core.values.LocaleText;
import io.github.processpool.core.values.TimeZoneText;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The default locales and the default time zone that the options of a worker can't carry. Options carry what is nearest,
 * so that it can be seen in the worker whether they were overruled by others, which then count.
 */
public final class Defaults {
    private Defaults() {}

    /** Returns what must be said of the defaults of this JVM; null if the options say all. */
    public static ToWorker.@Nullable Defaults now() {
        Locale locale = Locale.getDefault();
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        String zone = special(TimeZone.getDefault());
        // One without extensions has those of the default when a JVM makes it of options.
        boolean extended = locale.hasExtensions() || display.hasExtensions() || format.hasExtensions();
        if (extended) {
            return new ToWorker.Defaults(LocaleText.of(locale), LocaleText.of(display), LocaleText.of(format), zone);
        }
        return zone == null ? null : new ToWorker.Defaults(null, null, null, zone);
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
    public static void apply(ToWorker.Defaults defaults) {
        Locale locale = wanted(Locale.getDefault(), "", defaults.locale());
        Locale display = wanted(Locale.getDefault(Locale.Category.DISPLAY), ".display", defaults.display());
        Locale format = wanted(Locale.getDefault(Locale.Category.FORMAT), ".format", defaults.format());
        Locale.setDefault(locale);
        Locale.setDefault(Locale.Category.DISPLAY, display);
        Locale.setDefault(Locale.Category.FORMAT, format);
        if (defaults.timeZone() != null) {
            setTimeZone(TimeZoneText.parse(defaults.timeZone()));
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
