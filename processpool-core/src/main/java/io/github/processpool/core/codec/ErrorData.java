package io.github.processpool.core.codec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What travels of an exception.
 *
 * @param state what some of the JDK's exceptions hold beside their message, else empty
 * @param fields the values of the fields that application classes declare, by their names in JSON
 */
record ErrorData(
        String className,
        @Nullable String message,
        List<@Nullable Object> state,
        List<StackTraceElement> frames,
        Map<String, @Nullable Object> fields,
        @Nullable ErrorData cause,
        List<ErrorData> suppressed) {}
