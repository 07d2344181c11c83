package io.github.processpool.core.wire;

import java.nio.charset.StandardCharsets;

/** Shows foreign bytes in a message: one short line, whatever they are. */
final class Quote {
    private static final int MAX_CHARS = 200;

    private Quote() {}

    static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static String of(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, Math.min(to - from, MAX_CHARS), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(Character.isISOControl(c) ? '?' : (char) c));
        return shown + (to - from > MAX_CHARS ? "..." : "");
    }
}
