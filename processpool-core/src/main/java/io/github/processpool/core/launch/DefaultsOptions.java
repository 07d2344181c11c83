package io.github.processpool.core.launch;

import io.github.processpool.core.locale.JvmDefaults;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The options that give a worker the encoding, the language and the time zone that the application has now. {@link
 * JvmDefaults} has what options can't carry.
 */
final class DefaultsOptions {
    private DefaultsOptions() {}

    static List<String> now() {
        List<String> options = new ArrayList<>();
        options.add("-Dfile.encoding=" + Charset.defaultCharset().name());
        options.add("-Duser.timezone=" + JvmDefaults.idNearest(TimeZone.getDefault()));
        addLocale(options, "", Locale.getDefault());
        addLocale(options, ".display", Locale.getDefault(Locale.Category.DISPLAY));
        addLocale(options, ".format", Locale.getDefault(Locale.Category.FORMAT));
        return options;
    }

    /** Adds all four parts: the JVM would take a missing one from another locale, the environment or its default. */
    private static void addLocale(List<String> options, String category, Locale locale) {
        if (category.isEmpty() || !locale.equals(Locale.getDefault())) {
            options.add("-Duser.language" + category + "=" + locale.getLanguage());
            options.add("-Duser.country" + category + "=" + locale.getCountry());
            options.add("-Duser.script" + category + "=" + locale.getScript());
            options.add("-Duser.variant" + category + "=" + locale.getVariant());
        }
    }
}
