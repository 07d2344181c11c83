package io.github.processpool.core.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes texts with escapes or of other alphabets, as they stand between the quotes of JSON. */
final class EscapedText {
    private static final int SHORT_LENGTH = 2; // of a backslash and what it makes another character
    private static final int UNICODE_LENGTH = 6; // of a backslash, a u and four digits
    private static final int MAX_LATIN = 0xFF;

    private EscapedText() {}

    /** Returns the text that {@code bytes[from, to)} means; null if it may be none. */
    static @Nullable String decode(byte[] bytes, int from, int to) {
        String text = decodeLatin(bytes, from, to);
        return text == null ? decodeParts(bytes, from, to) : text;
    }

    /** Reads most texts, much faster than in parts. Returns null for characters beyond Latin-1, and for what is no text. */
    private static @Nullable String decodeLatin(byte[] bytes, int from, int to) {
        byte[] latin = new byte[to - from];
        int length = 0;
        int i = from;
        while (i < to) {
            int character = bytes[i];
            if (character == '\\') {
                character = escaped(bytes, i, to);
                i += escapeLength(bytes, i);
            } else {
                i++;
            }
            if (character < 0 || character > MAX_LATIN) {
                return null;
            }
            latin[length++] = (byte) character;
        }
        return new String(latin, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String decodeParts(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int done = from;
        int i = from;
        while (i < to) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            int character = escaped(bytes, i, to);
            String before = plain(bytes, done, i);
            if (character < 0 || before == null) {
                return null;
            }
            text.append(before).append((char) character); // maybe half of one: the other half is an escape of its own
            i += escapeLength(bytes, i);
            done = i;
        }
        String rest = plain(bytes, done, to);
        return rest == null ? null : text.append(rest).toString();
    }

    /** Returns a text without escapes; null if it may be no UTF-8. */
    static @Nullable String plain(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : null;
    }

    /** Returns the character of the escape that begins there; -1 if it is no escape. */
    private static int escaped(byte[] bytes, int from, int to) {
        if (to - from < escapeLength(bytes, from)) {
            return -1;
        }
        byte kind = bytes[from + 1];
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(bytes, from + 2);
            default -> -1;
        };
    }

    private static int unicode(byte[] bytes, int digitsFrom) {
        int character = 0;
        for (int i = digitsFrom; i < digitsFrom + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            character = character << 4 | digit;
        }
        return character;
    }

    /** Returns the length of the escape that begins there. The text's quote is behind it, so there is a byte more. */
    private static int escapeLength(byte[] bytes, int from) {
        return bytes[from + 1] == 'u' ? UNICODE_LENGTH : SHORT_LENGTH;
    }
}
