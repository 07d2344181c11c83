package io.github.processpool.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private static @Nullable FromWorker read(byte[] line) throws IOException {
        return new MessageReader(new ByteArrayInputStream(line)).nextFromWorker();
    }

    private static @Nullable FromWorker read(String line) throws IOException {
        return read((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "17",
                "hello",
                "{",
                "{}",
                "{\"type\":\"\"}",
                "{\"type\":\"coffee\"}",
                "{\"type\":7}",
                "{\"type\":\"chunk\",\"id\":1}",
                "{\"type\":\"finished\"}",
                "{\"type\":\"finished\",\"chunk\":\"1\",\"nanos\":2}",
                "{\"type\":\"finished\",\"chunk\":1.5,\"nanos\":2}",
                "{\"type\":\"finished\",\"chunk\":99999999999999999999,\"nanos\":2}",
                "{\"type\":\"finished\",\"chunk\":1,\"nanos\":2} {}",
                "{\"type\":\"revoked\",\"chunk\":1,\"from\":-1}",
                "{\"type\":\"revoked\",\"chunk\":1,\"from\":3000000000}",
                "{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":1}",
                "{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":1,\"values\":3}",
                "{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":1,\"vals\":[3]}",
                "{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":1,\"values\":[3]",
                "{\"type\":\"failed\",\"chunk\":1,\"index\":0,\"kind\":\"bored\",\"error\":{}}",
            })
    void refusesWhatIsNoMessageAndQuotesIt(String line) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("no valid message")
                .hasMessageEndingWith(line);
    }

    @Test
    void onlyTheParentMaySendTextsOfMoreThanAMegabyte() throws IOException {
        String text = "x".repeat(1_000_001);
        byte[] fromParent = ("{\"type\":\"prepare\",\"name\":\"" + text + "\"}\n").getBytes(StandardCharsets.UTF_8);

        assertThat(new MessageReader(new ByteArrayInputStream(fromParent)).nextToWorker())
                .isEqualTo(new ToWorker.Prepare(text));
        assertThatThrownBy(() -> read("{\"type\":\"leaving\",\"reason\":\"" + text + "\"}"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("1000000 bytes");
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] line = "{\"type\":\"leaving\",\"reason\":\"?\"}\n".getBytes(StandardCharsets.US_ASCII);
        line[line.length - 4] = (byte) 0xC3;

        assertThatThrownBy(() -> read(line)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void showsOnlyTheBeginningOfALongLineAndNoControlCharacters() {
        assertThatThrownBy(() -> read("\u0007" + "x".repeat(10_000)))
                .hasMessageMatching("(?s)no valid message .*: \\?x{199}\\.\\.\\.");
    }

    @Test
    void aTextThatIsQuotedIsCutAndOnOneLine() {
        assertThatThrownBy(() -> read("{\"type\":\"" + "x\\n\\u001b[31m".repeat(10_000) + "\"}"))
                .isInstanceOf(ProtocolException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .hasSizeLessThan(1_100)
                        .startsWith("no valid message (unknown type 'x??[31mx??[31m")
                        .doesNotContain("\n", "\u001b"));
    }

    @Test
    void aTextThatIsQuotedCantLookLikeAnother() {
        assertThat(Quote.text("a\u2028b\u2029c\u202ed\u0085e\tf\rg")).isEqualTo("a?b?c?d?e f?g");
    }

    @Test
    void refusesTooManyFieldsAndTooLongTexts() throws IOException {
        String finished = "{\"type\":\"finished\",\"chunk\":1,\"nanos\":2";
        StringBuilder fields = new StringBuilder(finished);
        for (int i = 3; i < 50; i++) {
            fields.append(",\"field").append(i).append("\":0");
        }
        String longest = "{\"type\":\"leaving\",\"reason\":\"" + "x".repeat(1_000_000);

        assertThat(read(fields + "}")).isEqualTo(new FromWorker.Finished(1, 2));
        assertThatThrownBy(() -> read(fields + ",\"one\":1}"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("at most 50 fields");
        assertThat(read(longest + "\"}")).isInstanceOf(FromWorker.Leaving.class);
        assertThatThrownBy(() -> read(longest + "x\"}")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesANegativeDuration() {
        assertThatThrownBy(() -> read("{\"type\":\"running\",\"chunk\":1,\"index\":0,\"nanos\":-1}"))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void takesFieldsInAnyOrderAndOverlooksUnknownOnes() throws IOException {
        Message read = read("{\"nanos\":2,\"hue\":\"blue\",\"chunk\":1,\"type\":\"finished\"}");

        assertThat(read).isEqualTo(new FromWorker.Finished(1, 2));
    }

    @Test
    void doesNotTakeTheParentsMessagesFromAWorker() {
        assertThatThrownBy(() -> read("{\"type\":\"stop\"}")).isInstanceOf(ProtocolException.class);
    }

    /** Gives its bytes piece by piece; for one of the pieces there is no memory. */
    private static final class ShortOfMemory extends InputStream {
        private final InputStream bytes;
        private int piecesLeft;

        ShortOfMemory(String text, int piecesLeft) {
            bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
            this.piecesLeft = piecesLeft;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (piecesLeft-- == 0) {
                throw new OutOfMemoryError("none left");
            }
            return bytes.read(target, from, Math.min(length, 10_000));
        }
    }

    private static final String HEAD = "{\"type\":\"results\",\"chunk\":7,\"first\":3,\"finished\":5,\"count\":2,";
    private static final String NEXT = "{\"type\":\"finished\",\"chunk\":8,\"nanos\":2}\n";

    private static void assertThatOnlyItsHeadIsKnown(MessageReader reader) throws IOException {
        assertThatThrownBy(reader::nextFromWorker).isInstanceOf(OutOfMemoryError.class);
        FromWorker.Results head = (FromWorker.Results) reader.headFromWorker();
        reader.skipRest();

        assertThat(head.chunk()).isEqualTo(7);
        assertThat(head.first()).isEqualTo(3);
        assertThat(head.values().count()).isEqualTo(2);
        assertThat(head.finishedNanos()).isEqualTo(5);
        assertThat(reader.nextFromWorker()).isEqualTo(new FromWorker.Finished(8, 2));
        assertThat(reader.nextFromWorker()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 20})
    void ofAMessageForWhichThereIsNoMemoryTheHeadIsReadAndTheNextIsReadAsUsual(int pieces) throws IOException {
        String large = HEAD + "\"values\":[\"" + "x".repeat(200_000) + "\",1]}\n";

        assertThatOnlyItsHeadIsKnown(new MessageReader(new ShortOfMemory(large + NEXT, pieces)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 20})
    void soIsThatOfAMessageForWhoseBlocksThereIsNoMemory(int pieces) throws IOException {
        String large = HEAD + "\"blocks\":\"byte:150000 int:25000\",\"values\":[0,1]}\n" + "\n".repeat(250_000);

        assertThatOnlyItsHeadIsKnown(new MessageReader(new ShortOfMemory(large + NEXT, pieces)));
    }

    @Test
    void whatIsSkippedForWantOfMemoryIsNotWithoutEnd() throws IOException {
        MessageReader reader =
                new MessageReader(new ShortOfMemory(HEAD + "\"values\":[" + " ".repeat(500_000), 2), 100_000);

        assertThatThrownBy(reader::nextFromWorker).isInstanceOf(OutOfMemoryError.class);
        assertThat(reader.headFromWorker()).isInstanceOf(FromWorker.Results.class);
        assertThatThrownBy(reader::skipRest)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("100000");
    }

    @Test
    void aLineForWhichThereIsNoMemoryAndWhoseHeadIsNoMessageIsRefused() {
        MessageReader reader = new MessageReader(new ShortOfMemory("[".repeat(500_000), 2));

        assertThatThrownBy(reader::nextFromWorker).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(reader::headFromWorker).isInstanceOf(ProtocolException.class);
    }
}
