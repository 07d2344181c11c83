package io.github.processpool.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;

/** Jackson is the judge of what a text means, and of whether it is one. */
class JsonReaderTest {
    private static final String OF_ALL_KINDS =
            "[0,-12,999999999999999999,\"\",\"a b~\",\"gr\u00fc\u00df\",[],[[1],2],{},{\"a\":{\"b c\":[true,false,null]},"
                    + "\"\u00e4\":-0.5},1.5E-300,12.25e+2,\"end\"]";

    private static final String ESCAPED = "[\"\\n\",\"\\\"\\\\\\/\\b\\f\\r\\t\",{\"\\u0041\":\"\\u00fC\",\"b\\\"\":[]},"
            + "\"\\ud83d\\ude00 and \\ude00\\ud83d\",\"gr\u00fc\u00df\\n\",\"\\ufffd\",\"\",1]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "\"x\"",
                OF_ALL_KINDS,
                "[1,{\"a\\n\":\"\\u00fc\\\"\"},\"\ud83d\ude00\",2]",
                "[1,9999999999999999999,-0,1e5,2147483648]",
                " [ 1 , 2 ] ",
                "[1,{\"a\" : 2}]"
            })
    void itReadsWhatJacksonReads(String text) {
        assertThat(read(text)).isEqualTo(readByJackson(text)).doesNotContain("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1]]",
                "[1}",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\":1]",
                "{\"a\",1}",
                "{1:2}",
                "{,}",
                "[\"a\":1]",
                "[\"a]",
                "[\"a\"b]",
                "[tru]",
                "[truex]",
                "[nul",
                "[01]",
                "[-]",
                "[1.]",
                "[.5]",
                "[1.5E]",
                "[1.5E+]",
                "[1.5x]",
                "[1x]",
                "[+1]",
                "[\"\t\"]",
                "[\"\\x\"]",
                "[\"\\n\\",
                "[\"\\u12\"]",
                "[\"\\u12g4\"]",
                "[\"\\n\t\"]",
                "[\"\\n",
                "[\"\\",
                "[\"\\n\"x]",
                "1,2",
                "[NaN]",
                "\u0000"
            })
    void itRefusesWhatJacksonRefuses(String text) {
        assertThat(readByJackson(text)).endsWith("malformed");
        assertSameAsByJackson(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OF_ALL_KINDS,
                "[9223372036854775807,-9223372036854775808,1000000000000000000]",
                "[\"\ud83d\ude00 \u4e2d\"]",
                " [ 1 , -0 , { \"a\" :\t\"b\"\r\n, \"c\": null } ] ",
                ESCAPED
            })
    void whatIsWrittenByHandIsReadByHand(String text) {
        assertThat(isReadByHand(text)).isTrue();
        assertThat(read(text)).isEqualTo(readByJackson(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[9223372036854775808]", "[1e5]", "[\"\ufffd\"]"})
    void theRestIsLeftToJackson(String text) {
        assertThat(isReadByHand(text)).isFalse();
        assertThat(read(text)).isEqualTo(readByJackson(text)).doesNotContain("malformed");
    }

    @Test
    void bytesThatAreNotUtf8AreJudgedByJackson() {
        for (String broken : List.of("c3", "c0af", "eda080", "f0288cbc", "ff", "e282")) {
            byte[] text = ("[\"" + "x".repeat(broken.length() / 2) + "\"]").getBytes(StandardCharsets.UTF_8);
            byte[] inside = HexFormat.of().parseHex(broken);
            System.arraycopy(inside, 0, text, 2, inside.length);
            assertSameAsByJackson(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsAreRefused(String encoding) {
        assertThat(read("[1, 2]".getBytes(Charset.forName(encoding)))).endsWith("malformed");
    }

    @Test
    void whatJacksonWouldRefuseForItsSizeIsRefused() {
        assertThat(read("[0." + "1".repeat(1_001) + "]")).endsWith("malformed");
        assertThat(read("{\"" + "a".repeat(1_000_001) + "\":1}")).endsWith("malformed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 62, 63, 64, 65, 66, 130})
    void arraysAndObjectsEndAsTheyBeganAtAnyDepth(int pairs) {
        for (String text : List.of(
                "[{\"a\":".repeat(pairs) + "7" + "}]".repeat(pairs),
                "{\"a\":[".repeat(pairs) + "7" + "]}".repeat(pairs),
                "[1,".repeat(pairs) + "{\"b\":[]}" + "]".repeat(pairs))) {
            assertThat(read(text)).isEqualTo(readByJackson(text)).doesNotContain("malformed");
        }
        assertSameAsByJackson(("[{\"a\":".repeat(pairs) + "]}".repeat(pairs)).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "gr\u00f6\u00dfe", "a \"quote\"", "new\nline"})
    void namesAreFoundOnBothSidesOfTheHandOver(String name) {
        Bytes json = new Bytes(64);
        JsonWriter writer = new JsonWriter(json);
        writer.writeStartObject();
        writer.writeName(FieldName.of(name));
        writer.writeNumber(1);
        writer.writeName(name + "2");
        writer.writeNumber(2);
        writer.writeEndObject();

        for (String before : List.of("[", "[\"\\n\",", "[-0,")) {
            byte[] text = (before + text(json) + "]").getBytes(StandardCharsets.UTF_8);
            try (JsonReader reader = reader(text)) {
                while (reader.nextToken() != JsonToken.START_OBJECT) {}
                assertThat(reader.nextName(FieldName.of(name))).isTrue();
                reader.nextToken();
                assertThat(reader.nextName(FieldName.of(name))).isFalse();
                assertThat(reader.getString()).isEqualTo(name + "2");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"AAEC/w==\"]", "[\"AAEC\\/w==\"]", " [\"AAEC\\/w==\"]"})
    void bytesComeOutOfBase64(String text) {
        try (JsonReader json = reader(text.getBytes(StandardCharsets.UTF_8))) {
            json.nextToken();
            json.nextToken();
            assertThat(json.getBinaryValue()).containsExactly(0, 1, 2, -1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"A*==\"]", "[\"AA==A\"]", "[\"A\\n==\"]", " [\"A\\n==\"]"})
    void whatIsNoBase64IsAProblemOfTheValueAlone(String text) {
        try (JsonReader json = reader(text.getBytes(StandardCharsets.UTF_8))) {
            json.nextToken();
            json.nextToken();
            assertThatThrownBy(json::getBinaryValue)
                    .isInstanceOf(ValueProblem.class)
                    .hasMessageContaining("base64");
            assertThat(json.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        }
    }

    private static boolean isReadByHand(String text) {
        try (JsonReader json = reader(text.getBytes(StandardCharsets.UTF_8))) {
            while (json.nextToken() != null) {}
            return json.position() >= 0;
        }
    }

    private static String text(Bytes json) {
        return new String(json.toByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void deepStructureGoesOnWithJackson() {
        String deep = "[1,".repeat(200) + "{}" + "]".repeat(200);

        assertThat(read(deep)).isEqualTo(readByJackson(deep)).doesNotContain("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[1,{\"a\":[2]}],3]",
                "[[1,{\"a\":[\"\\n\"]}],3]",
                "[[\"\\n\"],3]",
                "[[1,{\"a\":[-0]}],3]",
                "[[-0],3]"
            })
    void childrenAreSkippedAndPlacesKnownOnBothSidesOfTheHandOver(String text) {
        try (JsonReader json = reader(text.getBytes(StandardCharsets.UTF_8))) {
            json.nextToken();
            json.nextToken();
            assertThat(json.tokenFrom()).isEqualTo(1 + 2);
            json.skipChildren();
            assertThat(json.currentToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(json.depth()).isOne();
            assertThat(json.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
            assertThat(json.tokenFrom()).isEqualTo(text.length() - 2 + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", " 2147483648", "99999999999999999999"})
    void aNumberThatDoesNotFitIsAProblemOfTheValueAlone(String text) {
        try (JsonReader json = reader(text.getBytes(StandardCharsets.UTF_8))) {
            json.nextToken();
            assertThatThrownBy(json::getIntValue)
                    .isInstanceOf(ValueProblem.class)
                    .hasMessageContaining(text.strip())
                    .hasMessageContaining("range");
        }
    }

    /** What is wrong with a text Jackson may see a token or two earlier. */
    private static void assertSameAsByJackson(byte[] text) {
        List<String> expected = readByJackson(text);
        List<String> tokens = read(text);
        if (!expected.contains("malformed")) {
            assertThat(tokens).isEqualTo(expected);
            return;
        }
        List<String> surely = expected.subList(0, expected.size() - 1);
        assertThat(tokens).hasSizeBetween(surely.size(), surely.size() + 2);
        assertThat(tokens.subList(0, surely.size())).isEqualTo(surely);
        assertThat(tokens).endsWith("malformed");
    }

    private static List<String> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(byte[] text) {
        List<String> tokens = new ArrayList<>();
        try (JsonReader json = reader(text)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                tokens.add(json.depth() + " " + token + " " + content(json, token));
            }
        } catch (MalformedJsonException e) {
            tokens.add("malformed");
        }
        return tokens;
    }

    /** With something around the text, which does not count. */
    private static JsonReader reader(byte[] text) {
        byte[] bytes = new byte[text.length + 4];
        System.arraycopy(text, 0, bytes, 2, text.length);
        return new JsonReader(bytes, 2, bytes.length - 2);
    }

    private static String content(JsonReader json, JsonToken token) {
        try {
            return switch (token) {
                case PROPERTY_NAME, VALUE_STRING -> json.getString();
                case VALUE_NUMBER_INT -> json.getLongValue() + " " + json.getDoubleValue();
                case VALUE_NUMBER_FLOAT -> json.getDoubleValue() + " " + json.getFloatValue();
                default -> "";
            };
        } catch (ValueProblem e) {
            return "out of range";
        }
    }

    private static List<String> readByJackson(String text) {
        return readByJackson(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> readByJackson(byte[] text) {
        List<String> tokens = new ArrayList<>();
        try (JsonParser json = JacksonReader.parser(new ByteArrayInputStream(text))) {
            for (tools.jackson.core.JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                tokens.add(json.streamReadContext().getNestingDepth() + " " + token + " " + content(json, token));
            }
        } catch (JacksonException e) {
            tokens.add("malformed");
        }
        return tokens;
    }

    private static String content(JsonParser json, tools.jackson.core.JsonToken token) {
        try {
            return switch (token) {
                case PROPERTY_NAME, VALUE_STRING -> json.getString();
                case VALUE_NUMBER_INT -> json.getLongValue() + " " + json.getDoubleValue();
                case VALUE_NUMBER_FLOAT -> json.getDoubleValue() + " " + json.getFloatValue();
                default -> "";
            };
        } catch (InputCoercionException e) {
            return "out of range";
        }
    }
}
