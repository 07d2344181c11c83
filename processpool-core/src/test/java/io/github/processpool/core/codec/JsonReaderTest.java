package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/** Jackson is the judge of what a text means, and of whether it is one. */
class JsonReaderTest {
    private static final String OF_ALL_KINDS =
            "[0,-12,999999999999999999,\"\",\"a b~\",\"gr\u00fc\u00df\",[],[[1],2],{},{\"a\":{\"b c\":[true,false,null]},"
                    + "\"\u00e4\":-0.5},1.5E-300,12.25e+2,\"end\"]";

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
                "1,2",
                "[NaN]",
                "\u0000"
            })
    void itRefusesWhatJacksonRefuses(String text) {
        assertThat(readByJackson(text)).endsWith("malformed");
        assertSameAsByJackson(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itReadsAndRefusesRandomTextsAsJacksonDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] alphabet = ("[]{},:\"\\ 0123456789.-+eEtrufalsn\n" + OF_ALL_KINDS).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] text = OF_ALL_KINDS.getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                text[random.nextInt(text.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            try {
                assertSameAsByJackson(text);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + new String(text, StandardCharsets.UTF_8), e);
            }
        }
    }

    @Test
    void deepStructureGoesOnWithJackson() {
        String deep = "[1,".repeat(200) + "{}" + "]".repeat(200);

        assertThat(read(deep)).isEqualTo(readByJackson(deep)).doesNotContain("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[1,{\"a\":[2]}],3]", "[[1,{\"a\":[\"\\n\"]}],3]", "[[\"\\n\"],3]"})
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

    /** What is wrong with a text Jackson may see a token earlier. */
    private static void assertSameAsByJackson(byte[] text) {
        List<String> expected = readByJackson(text);
        List<String> tokens = read(text);
        boolean malformed = expected.contains("malformed");
        List<String> surely = malformed ? expected.subList(0, expected.size() - 1) : expected;
        assertThat(tokens).hasSizeBetween(surely.size(), surely.size() + 2);
        assertThat(tokens.subList(0, surely.size())).isEqualTo(surely);
        assertThat(tokens.contains("malformed")).isEqualTo(malformed);
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
        try (JsonParser json = Json.parser(text, 0, text.length)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                tokens.add(json.streamReadContext().getNestingDepth() + " " + token + " " + content(json, token));
            }
        } catch (JacksonException e) {
            tokens.add("malformed");
        }
        return tokens;
    }

    private static String content(JsonParser json, JsonToken token) {
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
