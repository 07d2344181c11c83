package io.github.processpool.core.supervise;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** The options that give a worker the encoding, the language and the time zone that the application has now. */
final class DefaultsOptions {
    private DefaultsOptions() {}

    static List<String> now() {
        List<String> options = new ArrayList<>();
        options.add("-Dfile.encoding=" + Charset.defaultCharset().name());
        options.add("-Duser.timezone=" + TimeZone.getDefault().getID());
        addLocale(options, "", Locale.getDefault());
        addLocale(options, ".display", Locale.getDefault(Locale.Category.DISPLAY));
        addLocale(options, ".format", Locale.getDefault(Locale.Category.FORMAT));
        return options;
    }

    private static void addLocale(List<String> options, String category, Locale locale) {
        if (category.isEmpty() || !locale.equals(Locale.getDefault())) {
            options.add("-Duser.language" + category + "=" + locale.getLanguage());
            options.add("-Duser.country" + category + "=" + locale.getCountry());
            addIfAny(options, "-Duser.script" + category + "=", locale.getScript());
            addIfAny(options, "-Duser.variant" + category + "=", locale.getVariant());
        }
    }

    private static void addIfAny(List<String> options, String option, String value) {
        if (!value.isEmpty()) {
            options.add(option + value);
        }
    }
}
