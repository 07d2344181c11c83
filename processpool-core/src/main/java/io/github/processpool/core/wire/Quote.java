package io.github.processpool.core.wire;

import java.nio.charset.StandardCharsets;

/** Shows foreign bytes and texts in a message: one short line, whatever they are. */
public final class Quote {
    private static final int MAX_CHARS = 200;
    private static final int MAX_TEXT_CHARS = 1_000;

    private Quote() {}

    static String of(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, Math.min(to - from, MAX_CHARS), StandardCharsets.UTF_8);
        return withoutControls(text) + (to - from > MAX_CHARS ? "..." : "");
    }

    /** Shows a text that may have foreign parts. */
    public static String text(String text) {
        return text.length() <= MAX_TEXT_CHARS
                ? withoutControls(text)
                : withoutControls(text.substring(0, MAX_TEXT_CHARS)) + "...";
    }

    private static String withoutControls(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c == '\t' ? ' ' : isPlain(c) ? c : '?');
        }
        return shown.toString();
    }

    /** Control characters, line breaks and changes of direction can make a text look like another one. */
    private static boolean isPlain(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
