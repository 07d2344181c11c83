package io.github.processpool.core.json;

/** The text of an exception in other messages. An exception's methods are an application's code and may throw too. */
public final class ErrorText {
    private ErrorText() {}

    /** Returns the exception's {@code toString()}, or its class's name where that fails. */
    public static String of(Throwable error) {
        try {
            return String.valueOf(error.toString());
        } catch (Throwable e) {
            return error.getClass().getName() + ", whose toString() fails";
        }
    }
}
