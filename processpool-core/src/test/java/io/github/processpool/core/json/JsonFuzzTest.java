package io.github.processpool.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;

/**
 * Random texts, valid and broken: the reader and the scanner find in them what Jackson finds when it reads them from their
 * beginning.
 */
class JsonFuzzTest {
    private static final int TEXTS = 20_000;
    private static final String[] WORDS = {
        "",
        "a",
        "plain text",
        "gr\u00fc\u00dfe",
        "\u4e2d\u6587",
        "\ud83d\ude00",
        "\ufffd",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u00e4",
        "\\uD83D\\uDE00",
        "\\u0000",
        "NaN",
        "[{\\\"",
        "x".repeat(300),
        "\\t\u00e4",
        "\\ude00",
        "\\ud83d"
    };
    private static final int NAMES = WORDS.length - 2; // Jackson refuses names with half a character
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "7",
        "-12",
        "2147483647",
        "2147483648",
        "-2147483649",
        "999999999999999999",
        "1000000000000000000",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "9999999999999999999",
        "12345678901234567890",
        "1e5",
        "1E-7",
        "0.5",
        "-0.0",
        "1.5E-300",
        "12.25e+2",
        "1.7976931348623157E308",
        "1e400",
        "4.9E-324",
        "0." + "1".repeat(990),
        "1".repeat(990),
        "3.4028235e38"
    };
    private static final String[] BLANKS = {" ", "\n", "\t", "\r\n", "   "};
    private static final String MUTATIONS = "[]{},:\"\\ 0123456789.-+eEtrufalsn\n\t\u0000\u001f'/xNI\u00e4\ufeff";

    private final long seed = Long.getLong("processpool.fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** A token and its place. Jackson's places of names, and its ends of numbers that are all of a text, are not exact. */
    private record Token(int depth, String kind, String content, int from, int to) {}

    /** What was read before the text ended or was found to be wrong. */
    private record Reading(List<Token> tokens, @Nullable String error) {}

    @Test
    void validTextsAreReadAsByJackson() {
        for (int i = 0; i < TEXTS; i++) {
            byte[] text = text();
            Reading expected = readByJackson(text);
            check(text, () -> assertThat(read(text)).isEqualTo(expected));
            check(text, () -> skipSomewhere(text, expected.tokens));
        }
    }

    @Test
    void brokenTextsAreRefusedAsByJackson() {
        for (int i = 0; i < TEXTS; i++) {
            byte[] text = broken(text());
            check(text, () -> assertSameFailure(read(text), readByJackson(text)));
        }
    }

    /** Jackson sees what is wrong with a value when it reads the name before it. */
    private static void assertSameFailure(Reading actual, Reading expected) {
        if (expected.error == null) {
            assertThat(actual).isEqualTo(expected);
            return;
        }
        int sure = expected.tokens.size();
        assertThat(actual.tokens).hasSizeGreaterThanOrEqualTo(sure);
        assertThat(actual.tokens.subList(0, sure)).isEqualTo(expected.tokens);
        // Jackson refuses names with half a character, and wants a blank behind a number that is a whole text.
        if (!expected.error.contains("surrogate") && !expected.error.contains("root-level")) {
            assertThat(actual.tokens).hasSizeLessThanOrEqualTo(sure + 1);
            assertThat(actual.error).isEqualTo(expected.error);
        }
    }

    /** Goes back to where a value began after having read some of it, skips it, and reads the rest. */
    private void skipSomewhere(byte[] text, List<Token> expected) {
        int begin = random.nextInt(expected.size());
        Token first = expected.get(begin);
        if (first.kind.startsWith("END") || first.kind.equals("PROPERTY_NAME")) {
            return;
        }
        int end = begin;
        if (first.kind.startsWith("START")) {
            while (expected.get(end).depth >= first.depth) {
                end++;
            }
        }
        try (JsonReader json = reader(text)) {
            for (int i = 0; i <= begin; i++) {
                json.nextToken();
            }
            JsonPlace place = json.place();
            for (int i = random.nextInt(end - begin + 1); i > 0; i--) {
                json.nextToken();
            }
            json.skipFrom(place);
            assertThat(token(json)).isEqualTo(expected.get(end));
            for (Token token : expected.subList(end + 1, expected.size())) {
                json.nextToken();
                assertThat(token(json)).isEqualTo(token);
            }
            assertThat(json.nextToken()).isNull();
        }
    }

    @Test
    void linesAreScannedAsJacksonReadsThem() {
        for (int i = 0; i < TEXTS; i++) {
            byte[] line = random.nextInt(3) == 0 ? broken(line()) : line();
            check(line, () -> {
                Map<String, Object> expected = fieldsByJackson(line);
                boolean comparable =
                        expected.keySet().stream().allMatch(name -> name.chars().allMatch(c -> c > ' ' && c < 127));
                if (comparable) {
                    assertThat(fields(line, expected)).isEqualTo(expected);
                }
            });
        }
    }

    private static final Map<String, Object> MALFORMED = Map.of("malformed", true);

    private static Map<String, Object> fields(byte[] line, Map<String, Object> names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        try {
            JsonScanner scanner = new JsonScanner(line, 0, line.length, 1_000_000);
            if (names == MALFORMED) { // its texts are read when they are asked for
                for (String name : List.of("a", "b", "c", "d")) {
                    if (scanner.has(FieldName.of(name)) && !isNumber(scanner, name)) {
                        var unused = scanner.text(FieldName.of(name));
                    }
                }
            }
            for (var field : names.entrySet()) {
                FieldName name = FieldName.of(field.getKey());
                if (field.getValue() instanceof Integer) {
                    fields.put("payload", scanner.payloadFrom(name));
                } else {
                    Object value =
                            field.getValue() instanceof String ? scanner.text(name) : (Object) scanner.number(name);
                    fields.put(field.getKey(), value);
                }
            }
        } catch (MalformedJsonException e) {
            return MALFORMED;
        }
        return fields;
    }

    private static boolean isNumber(JsonScanner scanner, String name) {
        try {
            var unused = scanner.number(FieldName.of(name));
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static Map<String, Object> fieldsByJackson(byte[] line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        try (JsonParser json = parser(line)) {
            if (json.nextToken() != tools.jackson.core.JsonToken.START_OBJECT) {
                return MALFORMED;
            }
            while (json.nextToken() == tools.jackson.core.JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> fields.put(name, json.getString());
                    case VALUE_NUMBER_INT -> fields.put(name, json.getLongValue());
                    case START_ARRAY, START_OBJECT -> {
                        boolean ends = line[line.length - 1] == '}'
                                && json.currentLocation().getByteOffset() - 2 < line.length;
                        fields.put("payload", (int) json.currentTokenLocation().getByteOffset() - 2);
                        return ends && name.equals("payload") ? fields : MALFORMED;
                    }
                    default -> {
                        return MALFORMED;
                    }
                }
            }
            boolean ends = json.currentToken() == tools.jackson.core.JsonToken.END_OBJECT && json.nextToken() == null;
            return ends ? fields : MALFORMED;
        } catch (JacksonException e) {
            return MALFORMED;
        }
    }

    private byte[] line() {
        StringBuilder line = new StringBuilder();
        blank(line).append('{');
        for (int i = random.nextInt(12); i > 0; i--) {
            blank(line).append('"').append("abcd".charAt(random.nextInt(4))).append('"');
            blank(line).append(':');
            blank(line);
            scalar(line);
            blank(line).append(',');
        }
        if (random.nextBoolean()) {
            line.append("\"payload\":");
            value(line, 3);
        } else {
            line.append("\"a\":1");
            blank(line);
        }
        line.append('}');
        return utf8(line);
    }

    private byte[] text() {
        StringBuilder text = new StringBuilder();
        int depth = random.nextInt(20) == 0 ? 100 : 4;
        blank(text);
        value(text, depth);
        blank(text);
        return utf8(text);
    }

    private void value(StringBuilder text, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(depth > 4 ? 3 : 5);
        if (kind == 1 || kind == 3) {
            elements(text, depth, '[', ']');
        } else if (kind == 2 || kind == 4) {
            elements(text, depth, '{', '}');
        } else if (depth > 4) {
            elements(text, depth, '[', ']');
        } else {
            scalar(text);
        }
    }

    private void elements(StringBuilder text, int depth, char open, char close) {
        text.append(open);
        blank(text);
        for (int i = depth > 4 ? 1 : random.nextInt(4); i > 0; i--) {
            if (open == '{') {
                blank(text);
                string(text, NAMES);
                blank(text).append(':');
            }
            blank(text);
            value(text, depth - 1);
            blank(text).append(i > 1 ? "," : "");
        }
        blank(text).append(close);
    }

    private void scalar(StringBuilder text) {
        switch (random.nextInt(8)) {
            case 0 -> text.append(new String[] {"true", "false", "null"}[random.nextInt(3)]);
            case 1, 2 -> text.append(NUMBERS[random.nextInt(random.nextInt(4) == 0 ? NUMBERS.length : 8)]);
            case 3, 4 -> text.append(random.nextInt());
            default -> string(text, WORDS.length);
        }
    }

    private void string(StringBuilder text, int words) {
        text.append('"');
        for (int i = random.nextInt(3); i >= 0; i--) {
            boolean plain = random.nextInt(3) > 0;
            text.append(WORDS[random.nextInt(plain ? 3 : words)]);
        }
        if (random.nextInt(500) == 0) {
            text.append("y".repeat(9_000)); // more than Jackson reads at a time
        }
        text.append('"');
    }

    private StringBuilder blank(StringBuilder text) {
        return random.nextInt(40) == 0 ? text.append(BLANKS[random.nextInt(BLANKS.length)]) : text;
    }

    private byte[] broken(byte[] text) {
        byte[] mutations = MUTATIONS.getBytes(StandardCharsets.UTF_8);
        byte[] broken = text;
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int at = random.nextInt(broken.length + 1);
            int removed = Math.min(random.nextInt(3), broken.length - at);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(broken, 0, at);
            if (random.nextInt(4) > 0) {
                int some = random.nextInt(20) == 0 ? random.nextInt(256) : mutations[random.nextInt(mutations.length)];
                changed.write(some);
            }
            if (random.nextInt(10) > 0) { // else the text ends there
                changed.write(broken, at + removed, broken.length - at - removed);
            }
            broken = changed.toByteArray();
        }
        return broken;
    }

    private static byte[] utf8(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void check(byte[] text, Runnable assertion) {
        try {
            assertion.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + new String(text, StandardCharsets.UTF_8), e);
        }
    }

    private static Reading read(byte[] text) {
        List<Token> tokens = new ArrayList<>();
        try (JsonReader json = reader(text)) {
            while (json.nextToken() != null) {
                tokens.add(token(json));
            }
        } catch (MalformedJsonException e) {
            return new Reading(tokens, withoutPlace(String.valueOf(e.getMessage())));
        }
        return new Reading(tokens, null);
    }

    /** With something around the text, which does not count. */
    private static JsonReader reader(byte[] text) {
        byte[] bytes = new byte[text.length + 4];
        System.arraycopy(text, 0, bytes, 2, text.length);
        return new JsonReader(bytes, 2, bytes.length - 2);
    }

    private static Token token(JsonReader json) {
        JsonToken token = json.currentToken();
        boolean isName = token == JsonToken.PROPERTY_NAME;
        boolean isRootNumber = json.depth() == 0 && token.name().startsWith("VALUE_NUMBER");
        return new Token(
                json.depth(),
                token.name(),
                content(json, token),
                isName ? -1 : json.tokenFrom() - 2,
                isName || isRootNumber ? -1 : json.tokenTo() - 2);
    }

    private static String content(JsonReader json, JsonToken token) {
        try {
            return switch (token) {
                case PROPERTY_NAME, VALUE_STRING -> json.getString();
                case VALUE_NUMBER_INT -> json.getLongValue() + " " + json.getDoubleValue() + " " + json.getString();
                case VALUE_NUMBER_FLOAT -> json.getString() + " " + json.getDoubleValue() + " " + json.getFloatValue();
                default -> "";
            };
        } catch (ValueProblem e) {
            return "out of range";
        }
    }

    /** With blanks before the text: Jackson guesses encodings from the first bytes, and these mean UTF-8. */
    private static JsonParser parser(byte[] text) {
        return JacksonReader.parser(new SequenceInputStream(
                new ByteArrayInputStream(new byte[] {' ', ' '}), new ByteArrayInputStream(text)));
    }

    private static Reading readByJackson(byte[] text) {
        List<Token> tokens = new ArrayList<>();
        try (JsonParser json = parser(text)) {
            while (json.nextToken() != null) {
                tokens.add(token(json));
            }
        } catch (JacksonException e) {
            return new Reading(tokens, withoutPlace("malformed JSON: " + e.getOriginalMessage()));
        }
        return new Reading(tokens, null);
    }

    private static Token token(JsonParser json) {
        var token = json.currentToken();
        int depth = json.streamReadContext().getNestingDepth();
        boolean isName = token == tools.jackson.core.JsonToken.PROPERTY_NAME;
        boolean isRootNumber = depth == 0 && token.name().startsWith("VALUE_NUMBER");
        String content = content(json, token);
        int from = (int) json.currentTokenLocation().getByteOffset() - 2;
        return new Token(depth, token.name(), content, isName ? -1 : from, isName || isRootNumber ? -1 : end(json));
    }

    private static int end(JsonParser json) {
        json.finishToken();
        return (int) json.currentLocation().getByteOffset() - 2;
    }

    private static String content(JsonParser json, tools.jackson.core.JsonToken token) {
        try {
            return switch (token) {
                case PROPERTY_NAME, VALUE_STRING -> json.getString();
                case VALUE_NUMBER_INT -> json.getLongValue() + " " + json.getDoubleValue() + " " + json.getString();
                case VALUE_NUMBER_FLOAT -> json.getString() + " " + json.getDoubleValue() + " " + json.getFloatValue();
                default -> "";
            };
        } catch (InputCoercionException e) {
            return "out of range";
        }
    }

    /** Without the place or the token at which the text ends: Jackson may have begun to read elsewhere. */
    private static String withoutPlace(String message) {
        return message.replaceAll(" \\([^(]*\\[Source: .*", "").replaceAll("(end-of-input) in [A-Z_]+", "$1");
    }
}
