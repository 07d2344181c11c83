package io.github.processpool.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    private static final int MAX_TEXT_BYTES = 1_000;

    private static JsonScanner scan(String line) {
        byte[] bytes = (".." + line + "..").getBytes(StandardCharsets.UTF_8);
        return new JsonScanner(bytes, 2, bytes.length - 2, MAX_TEXT_BYTES);
    }

    private static String written(FieldName name, Consumer<JsonWriter> value) {
        Bytes line = new Bytes(1);
        JsonWriter json = new JsonWriter(line);
        json.writeStartObject();
        json.writeName(name);
        value.accept(json);
        json.writeEndObject();
        return new String(line.toByteArray(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                9,
                10,
                -10,
                99,
                100,
                2147483647,
                2147483648L,
                -2147483649L,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void readsTheNumbersThatTheWriterWrites(long number) {
        FieldName name = FieldName.of("number");
        String line = written(name, json -> json.writeNumber(number));

        assertThat(line).isEqualTo("{\"number\":" + number + "}");
        assertThat(scan(line).number(name)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "a \"quoted\" \\ text",
                "two\nlines\tand\u0000nothing",
                "\u00e4\u20ac\ud83d\ude00",
                "\ud800"
            })
    void readsTheTextsThatTheWriterWrites(String text) {
        FieldName name = FieldName.of("text");
        JsonScanner line = scan(written(name, json -> {
            json.writeString(text);
            json.writeName(FieldName.of("after"));
            json.writeNumber(1);
        }));

        assertThat(line.text(name)).isEqualTo(text);
        assertThat(line.number(FieldName.of("after"))).isEqualTo(1);
    }

    @Test
    void takesBlanksAndAnyOrderAndTheLastOfTwo() {
        JsonScanner line = scan(" { \"b\" : 2 ,\t\"a\": \"x\", \"b\":3 ,\"values\" : [1, 2] }");

        assertThat(line.number(FieldName.of("b"))).isEqualTo(3);
        assertThat(line.text(FieldName.of("a"))).isEqualTo("x");
        assertThat(line.has(FieldName.of("c"))).isFalse();
        assertThat(line.payloadTo() - line.payloadFrom(FieldName.of("values"))).isEqualTo("[1, 2] ".length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":--1}",
                "{\"a\":+1}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":9223372036854775808}",
                "{\"a\":true}",
                "{\"a\":null}",
                "{\"a\":\"x}",
                "{\"a\":\"x\\\"}",
                "{\"a\":\"x\ty\"}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{\"a\":[1]",
                "{\"a\":["
            })
    void refusesWhatIsNoSuchLine(String line) {
        assertThatThrownBy(() -> scan(line)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x", "\\u12", "\\", "\\u00zz"})
    void refusesATextWithABrokenEscape(String text) {
        assertThatThrownBy(() -> scan("{\"a\":\"" + text + "\"}").text(FieldName.of("a")))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesMoreFieldsThanAnyMessageHas() {
        StringBuilder line = new StringBuilder("{\"x\":0");
        for (int i = 0; i < 50; i++) {
            line.append(",\"x").append(i).append("\":1");
        }

        assertThatThrownBy(() -> scan(line + "}")).hasMessageContaining("at most 50 fields");
    }

    @Test
    void refusesTextsThatAreTooLong() {
        String longest = "x".repeat(MAX_TEXT_BYTES);

        assertThat(scan("{\"a\":\"" + longest + "\"}").text(FieldName.of("a"))).isEqualTo(longest);
        assertThatThrownBy(() -> scan("{\"a\":\"" + longest + "x\"}")).hasMessageContaining("1000 bytes");
    }
}
