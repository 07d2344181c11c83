package io.github.processpool.core.values;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.locale.LocaleText;
import io.github.processpool.core.locale.TimeZoneText;
import java.io.File;
import java.math.MathContext;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JDK value types that are one string, with a table of how each type is written and parsed. */
final class TextCodec extends PlainCodec {
    private final Parser parser;
    private final Function<Object, String> format;

    @SuppressWarnings("unchecked") // values of the named type are all that is written
    private <T> TextCodec(String typeName, Parser parser, Function<T, String> format) {
        super(typeName);
        this.parser = parser;
        this.format = (Function<Object, String>) format;
    }

    /** Makes a value of its text. Whatever it throws says that the text is not that of such a value. */
    private interface Parser {
        Object parse(String text) throws Exception;
    }

    /** Returns the codec for a type's name, if its values are one string. A row's lambdas are linked when it is used. */
    @SuppressWarnings({"JdkObsolete", "UnnecessaryStringBuilder"}) // what was sent is what arrives
    static @Nullable TextCodec named(String type) {
        return switch (type) {
            case "java.io.File" -> text(type, File::new);
            case "java.lang.Runtime$Version" -> text(type, Runtime.Version::parse);
            case "java.lang.StringBuffer" -> text(type, StringBuffer::new);
            case "java.lang.StringBuilder" -> text(type, StringBuilder::new);
            case "java.math.MathContext" -> text(type, MathContext::new);
            case "java.net.URI" -> text(type, URI::create);
            case "java.net.URL" -> text(type, URL::new, URL::toExternalForm);
            case "java.nio.charset.Charset" -> text(type, Charset::forName, Charset::name);
            case "java.nio.file.Path" -> text(type, Path::of, TextCodec::pathText);
            case "java.nio.file.attribute.FileTime" ->
                text(type, time -> FileTime.from(Instant.parse(time)), TextCodec::fileTimeText);
            case "java.time.Duration" -> text(type, Duration::parse);
            case "java.time.Instant" -> text(type, Instant::parse);
            case "java.time.LocalDate" -> text(type, LocalDate::parse);
            case "java.time.LocalDateTime" -> text(type, LocalDateTime::parse);
            case "java.time.LocalTime" -> text(type, LocalTime::parse);
            case "java.time.MonthDay" -> text(type, MonthDay::parse);
            case "java.time.OffsetDateTime" -> text(type, OffsetDateTime::parse);
            case "java.time.OffsetTime" -> text(type, OffsetTime::parse);
            case "java.time.Period" -> text(type, Period::parse);
            case "java.time.Year" -> text(type, year -> Year.of(Integer.parseInt(year)));
            case "java.time.YearMonth" -> text(type, TextCodec::yearMonth);
            case "java.time.ZoneId" -> text(type, ZoneId::of);
            case "java.time.ZoneOffset" -> text(type, ZoneOffset::of);
            case "java.time.ZonedDateTime" -> text(type, ZonedDateTime::parse);
            case "java.util.Currency" -> text(type, Currency::getInstance, Currency::getCurrencyCode);
            case "java.util.Locale" -> text(type, LocaleText::parse, TextCodec::localeText);
            case "java.util.TimeZone" -> text(type, TimeZoneText::parse, TextCodec::timeZoneText);
            case "java.util.UUID" -> text(type, UUID::fromString);
            default -> null;
        };
    }

    private static TextCodec text(String typeName, Parser parser) {
        return new TextCodec(typeName, parser, Object::toString);
    }

    private static <T> TextCodec text(String typeName, Parser parser, Function<T, String> format) {
        return new TextCodec(typeName, parser, format);
    }

    @Override
    public void write(ValueWriter out, Object value) {
        out.json.writeString(format.apply(value));
    }

    @Override
    public Object read(ValueReader in) {
        String text = in.text();
        try {
            return parser.parse(text);
        } catch (Exception e) {
            throw new ValueProblem("not a " + typeName() + " (" + e.getMessage() + ")", e);
        }
    }

    private static String pathText(Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new ValueProblem(
                    path.getClass().getName() + " can't be encoded: only paths of the default file system can be sent");
        }
        return path.toString();
    }

    private static String fileTimeText(FileTime time) {
        Instant instant = time.toInstant();
        if (!FileTime.from(instant).equals(time)) {
            throw new ValueProblem("the file time " + time + " can't be encoded: it is beyond the reach of an Instant");
        }
        return instant.toString();
    }

    private static String timeZoneText(TimeZone zone) {
        String text = TimeZoneText.ofAny(zone);
        if (text == null) {
            throw new ValueProblem(zone.getClass().getName() + " can't be encoded: its rules are in its class; pass"
                    + " these as data, and make it in the task");
        }
        return text;
    }

    private static String localeText(Locale locale) {
        String text = LocaleText.of(locale);
        if (text == null) {
            throw new ValueProblem("the locale " + locale + " can't be encoded");
        }
        return text;
    }

    /** {@code YearMonth.parse} can't read what {@code toString} writes of years above 9999. */
    private static YearMonth yearMonth(String text) {
        int dash = text.lastIndexOf('-');
        return YearMonth.of(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }
}
