package io.github.processpool.core.codec;

import io.github.processpool.core.json.ValueProblem;
import java.io.File;
import java.math.MathContext;
import java.net.MalformedURLException;
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
import org.jspecify.annotations.Nullable;

/** JDK value types that are one string. */
final class TextCodec extends PlainCodec {
    private final String shortName;

    TextCodec(String typeName) {
        super(typeName);
        this.shortName = shortName(typeName);
    }

    static boolean knows(String typeName) {
        return switch (typeName) {
            case "java.math.MathContext",
                    "java.util.UUID",
                    "java.util.Locale",
                    "java.util.Currency",
                    "java.util.TimeZone",
                    "java.net.URI",
                    "java.net.URL",
                    "java.nio.file.Path",
                    "java.nio.file.attribute.FileTime",
                    "java.nio.charset.Charset",
                    "java.io.File",
                    "java.lang.Runtime$Version",
                    "java.lang.StringBuilder",
                    "java.lang.StringBuffer" -> true;
            default -> typeName.startsWith("java.time.") && knowsTime(shortName(typeName));
        };
    }

    private static boolean knowsTime(String shortName) {
        return switch (shortName) {
            case "Duration",
                    "Instant",
                    "LocalDate",
                    "LocalDateTime",
                    "LocalTime",
                    "MonthDay",
                    "OffsetDateTime",
                    "OffsetTime",
                    "Period",
                    "Year",
                    "YearMonth",
                    "ZoneId",
                    "ZoneOffset",
                    "ZonedDateTime" -> true;
            default -> false;
        };
    }

    private static String shortName(String typeName) {
        return typeName.substring(typeName.lastIndexOf('.') + 1);
    }

    @Override
    void write(ValueWriter out, Object value) {
        out.json.writeString(format(value));
    }

    private String format(Object value) {
        return switch (shortName) {
            case "Path" -> ofDefaultFileSystem((Path) value);
            case "FileTime" -> format((FileTime) value);
            case "Locale" -> format((Locale) value);
            case "TimeZone" -> format((TimeZone) value);
            case "URL" -> ((URL) value).toExternalForm();
            case "Charset" -> ((Charset) value).name();
            case "Currency" -> ((Currency) value).getCurrencyCode();
            default -> value.toString();
        };
    }

    private static String ofDefaultFileSystem(Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new ValueProblem(
                    path.getClass().getName() + " can't be encoded: only paths of the default file system travel");
        }
        return path.toString();
    }

    private static String format(FileTime time) {
        Instant instant = time.toInstant();
        if (!FileTime.from(instant).equals(time)) {
            throw new ValueProblem("the file time " + time + " can't be encoded: it is beyond the reach of an Instant");
        }
        return instant.toString();
    }

    private static String format(TimeZone zone) {
        String text = TimeZoneText.ofAny(zone);
        if (text == null) {
            throw new ValueProblem(zone.getClass().getName() + " can't be encoded: its rules are its own; pass"
                    + " these as data, and make it in the task");
        }
        return text;
    }

    private static String format(Locale locale) {
        String text = LocaleText.of(locale);
        if (text == null) {
            throw new ValueProblem("the locale " + locale + " can't be encoded");
        }
        return text;
    }

    @Override
    Object read(ValueReader in) {
        String text = in.text();
        try {
            Object value = typeName().startsWith("java.time.") ? parseTime(text) : parse(text);
            if (value != null) {
                return value;
            }
        } catch (RuntimeException | MalformedURLException e) {
            throw new ValueProblem("not a " + typeName() + " (" + e.getMessage() + ")", e);
        }
        throw new IllegalStateException(typeName());
    }

    @SuppressWarnings({"JdkObsolete", "UnnecessaryStringBuilder"}) // what was sent is what arrives
    private @Nullable Object parse(String text) throws MalformedURLException {
        return switch (shortName) {
            case "MathContext" -> new MathContext(text);
            case "UUID" -> UUID.fromString(text);
            case "Locale" -> LocaleText.parse(text);
            case "Currency" -> Currency.getInstance(text);
            case "TimeZone" -> TimeZoneText.parse(text);
            case "URI" -> URI.create(text);
            case "URL" -> new URL(text);
            case "Path" -> Path.of(text);
            case "Charset" -> Charset.forName(text);
            case "FileTime" -> FileTime.from(Instant.parse(text));
            case "File" -> new File(text);
            case "Runtime$Version" -> Runtime.Version.parse(text);
            case "StringBuilder" -> new StringBuilder(text);
            case "StringBuffer" -> new StringBuffer(text);
            default -> null;
        };
    }

    private @Nullable Object parseTime(String text) {
        return switch (shortName) {
            case "Duration" -> Duration.parse(text);
            case "Instant" -> Instant.parse(text);
            case "LocalDate" -> LocalDate.parse(text);
            case "LocalDateTime" -> LocalDateTime.parse(text);
            case "LocalTime" -> LocalTime.parse(text);
            case "MonthDay" -> MonthDay.parse(text);
            case "OffsetDateTime" -> OffsetDateTime.parse(text);
            case "OffsetTime" -> OffsetTime.parse(text);
            case "Period" -> Period.parse(text);
            case "Year" -> Year.of(Integer.parseInt(text));
            case "YearMonth" -> parseYearMonth(text);
            case "ZoneId" -> ZoneId.of(text);
            case "ZoneOffset" -> ZoneOffset.of(text);
            case "ZonedDateTime" -> ZonedDateTime.parse(text);
            default -> null;
        };
    }

    /** {@code YearMonth.parse} can't read what {@code toString} writes of years above 9999. */
    private static YearMonth parseYearMonth(String text) {
        int dash = text.lastIndexOf('-');
        return YearMonth.of(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }
}
