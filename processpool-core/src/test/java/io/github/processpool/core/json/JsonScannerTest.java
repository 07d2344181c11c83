package io.github.processpool.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    private static JsonScanner scan(String line) {
        byte[] bytes = (".." + line + "..").getBytes(StandardCharsets.UTF_8);
        return new JsonScanner(bytes, 2, bytes.length - 2);
    }

    private static String printed(JsonPrinter printer) {
        return new String(printer.buffer(), 0, printer.size(), StandardCharsets.UTF_8);
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
    void readsTheNumbersThatThePrinterWrites(long number) {
        JsonPrinter printer = new JsonPrinter();
        printer.begin("test").field(FieldName.of("number"), number).end();

        assertThat(printed(printer)).isEqualTo("{\"type\":\"test\",\"number\":" + number + "}\n");
        assertThat(scan(printed(printer).strip()).number(FieldName.of("number")))
                .isEqualTo(number);
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
    void readsTheTextsThatThePrinterWrites(String text) {
        JsonPrinter printer = new JsonPrinter();
        printer.begin("test")
                .field(FieldName.of("text"), text)
                .field(FieldName.of("after"), 1)
                .end();

        JsonScanner line = scan(printed(printer).strip());
        assertThat(line.text(FieldName.of("text"))).isEqualTo(text);
        assertThat(line.number(FieldName.of("after"))).isEqualTo(1);
    }

    @Test
    void takesBlanksAndAnyOrderAndTheLastOfTwo() {
        JsonScanner line = scan(" { \"b\" : 2 ,\t\"a\": \"x\", \"b\":3 ,\"values\" : [1, 2] }");

        assertThat(line.number(FieldName.of("b"))).isEqualTo(3);
        assertThat(line.text(FieldName.of("a"))).isEqualTo("x");
        assertThat(line.has(FieldName.of("c"))).isFalse();
        assertThat(line.payload(FieldName.of("values")).payloadTo() - line.payloadFrom())
                .isEqualTo("[1, 2] ".length());
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
    void refusesTextsThatAreTooLongUnlessTheyAreTrusted() {
        byte[] line = ("{\"a\":\"" + "x".repeat(1_000_001) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new JsonScanner(line, 0, line.length)).hasMessageContaining("1000000 bytes");
        assertThat(JsonScanner.trusting(line, 0, line.length).text(FieldName.of("a")))
                .hasSize(1_000_001);
    }
}
