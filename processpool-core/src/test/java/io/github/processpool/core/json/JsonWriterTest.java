package io.github.processpool.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;

/** Jackson is the judge of what was written. */
class JsonWriterTest {
    private final Bytes bytes = new Bytes(16);
    private final JsonWriter json = new JsonWriter(bytes);

    @Test
    void commasStandBetweenWhatBelongsTogether() {
        json.writeStartArray();
        json.writeNumber(1);
        json.writeString("[");
        json.writeStartObject();
        json.writeName("a");
        json.writeStartArray();
        json.writeEndArray();
        json.writeName(FieldName.of("b:"));
        json.writeNull();
        json.writeEndObject();
        json.writeStartObject();
        json.writeName(FieldName.of("c"));
        json.writeBoolean(true);
        json.writeEndObject();
        json.writeNumber(0.5);
        json.writeNumber(1.5f);
        json.writeNumber(Double.NaN);
        json.writeNumber(Float.NEGATIVE_INFINITY);
        json.writeBinary(new byte[] {0, 1, 2, -1});
        json.writeString(null);
        json.writeEndArray();

        assertThat(written())
                .isEqualTo(
                        "[1,\"[\",{\"a\":[],\"b:\":null},{\"c\":true},0.5,1.5,\"NaN\",\"-Infinity\",\"AAEC/w==\",null]");
    }

    @Test
    void whatWasWrittenCanBeCutBack() {
        json.writeStartArray();
        int empty = bytes.size();
        json.writeNumber(1);
        int one = bytes.size();
        json.writeStartObject();
        json.writeName("a");
        bytes.truncate(one);
        json.writeNumber(2);
        assertThat(written()).isEqualTo("[1,2");
        bytes.truncate(empty);
        json.writeNumber(3);
        assertThat(written()).isEqualTo("[3");
    }

    @Test
    void jsonThatIsThereAlreadyIsAValueLikeOthers() {
        Bytes inner = new Bytes(16);
        new JsonWriter(inner).writeString("x");
        json.writeStartArray();
        json.writeRaw(inner.toByteArray());
        json.writeRaw(inner.toByteArray());
        json.writeEndArray();

        assertThat(written()).isEqualTo("[\"x\",\"x\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"",
                "\\",
                "a\"b\\c/d\u007f",
                "\n\r\t\b\f",
                "gr\u00f6\u00dfe",
                "\u4e2d\u2028\uffff",
                "\ud83d\ude00",
                "how are you? \ud83d\ude00",
                "\ud83d",
                "?\ud83d",
                "\ude00\ud83d",
                "a\ude00?\"\ud83d\ude00\n"
            })
    void textsArriveAsTheyAre(String text) {
        json.writeString(text);

        assertThat(readByJackson()).isEqualTo(text);
        assertThat(readBack()).isEqualTo(text);
    }

    @Test
    void everyCharacterArrives() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            bytes.truncate(0);
            String text = "<" + (char) c + ">";
            json.writeString(text);
            assertThat(readBack()).isEqualTo(text);
        }
    }

    @Test
    void wholePairsOfSurrogatesNeedNoEscapes() {
        json.writeString("how are you? \ud83d\ude00");

        assertThat(written()).doesNotContain("\\");
    }

    private String written() {
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }

    private String readByJackson() {
        try (JsonParser parser = JacksonReader.parser(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(parser.nextToken()).isEqualTo(tools.jackson.core.JsonToken.VALUE_STRING);
            String text = parser.getString();
            assertThat(parser.nextToken()).isNull();
            return text;
        }
    }

    private String readBack() {
        try (JsonReader reader = new JsonReader(bytes.array(), 0, bytes.size())) {
            assertThat(reader.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
            String text = reader.getString();
            assertThat(reader.nextToken()).isNull();
            return text;
        }
    }
}
