package io.github.processpool.core.locale;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Locales as text: a language tag, or parts where no tag stands for it: {@code no/NO/NY}. */
public final class LocaleText {
    private LocaleText() {}

    /** Returns a locale as text; null if it has no text form. */
    public static @Nullable String of(Locale locale) {
        String tag = locale.toLanguageTag();
        if (Locale.forLanguageTag(tag).equals(locale)) {
            return tag;
        }
        String parts = locale.getLanguage() + "/" + locale.getCountry() + "/" + locale.getVariant();
        return parse(parts).equals(locale) ? parts : null;
    }

    /** Returns the locale of a text. */
    public static Locale parse(String text) {
        int country = text.indexOf('/') + 1;
        if (country == 0) {
            return Locale.forLanguageTag(text);
        }
        int variant = text.indexOf('/', country) + 1;
        return new Locale(
                text.substring(0, country - 1), text.substring(country, variant - 1), text.substring(variant));
    }
}
