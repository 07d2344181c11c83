package io.github.processpool.examples;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When and where the examples were run; figures mean little without this. */
record Setting(String when, String java, String system, int processors) {

    static Setting ofThisProcess() {
        return new Setting(
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT)
                        .format(ZonedDateTime.now(ZoneId.systemDefault())),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }
}
