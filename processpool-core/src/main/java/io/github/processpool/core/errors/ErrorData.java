package io.github.processpool.core.errors;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What travels of an exception.
 *
 * @param message the message that Throwable keeps of it
 * @param shownMessage the message that it shows: another one if its class makes it; null if that fails
 * @param state the further state of some JDK exceptions, otherwise empty
 * @param fields the values of the fields that application classes declare, by their names in JSON
 * @param cause the cause that Throwable keeps of it
 * @param shownCause the cause that it shows, if its class gives another one
 */
record ErrorData(
        String className,
        @Nullable String message,
        @Nullable String shownMessage,
        List<@Nullable Object> state,
        List<StackTraceElement> frames,
        Map<String, @Nullable Object> fields,
        @Nullable ErrorData cause,
        @Nullable ErrorData shownCause,
        List<ErrorData> suppressed) {}
