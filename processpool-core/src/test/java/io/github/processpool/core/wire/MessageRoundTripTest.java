package io.github.processpool.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.locale.JvmDefaults;
import io.github.processpool.core.wire.FromWorker.FailureKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageRoundTripTest {
    private static Payload payload(String json) {
        return Payload.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static EncodedValues values(@Nullable String of, int count, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new EncodedValues(of, count, bytes, 0, bytes.length);
    }

    static Stream<ToWorker> toWorker() {
        return Stream.of(
                new ToWorker.Start(1, "a \"pool\"\n", 3, "/tmp/ä b", -1, 0),
                new ToWorker.Function(-1, 0, payload("{\"a\":[1,{\"b\":\"}\"}]}")),
                new ToWorker.Function(2, 3, payload("{}")),
                new ToWorker.Given(4, 0, new byte[0]),
                new ToWorker.Given(5, 3, "\u00ca\u00fe".getBytes(StandardCharsets.ISO_8859_1)),
                new ToWorker.Missing(6, "there is no \"such\" class"),
                new ToWorker.Forget(Long.MAX_VALUE),
                new ToWorker.Adopt(7),
                new ToWorker.Prepare("com.example.Squares"),
                new ToWorker.Defaults(
                        new JvmDefaults("th-TH-u-nu-thai", null, "de-DE-u-ca-buddhist", "simple 0 \"X\"")),
                new ToWorker.Defaults(new JvmDefaults(null, null, null, null)),
                new ToWorker.Chunk(1, 2, 3, false, true, values(null, 3, "[1,\"two\",null]")),
                new ToWorker.Chunk(1, 2, 1, true, false, values("long", 2, "[1,2]")),
                new ToWorker.Revoke(9),
                new ToWorker.Reply(4, values(null, 2, "[1,{\"$\":\"long\",\"v\":2}]")),
                new ToWorker.Reply(5, values(null, 0, "[]")),
                new ToWorker.Probe(4711),
                new ToWorker.Unanswered(6),
                new ToWorker.Refused(7, "closed", "its \"manager\" is closed"),
                new ToWorker.Stop());
    }

    static Stream<FromWorker> fromWorker() {
        return Stream.of(
                new FromWorker.Ready(1),
                new FromWorker.StartFailed(payload("{}")),
                new FromWorker.Results(5, 6, values("com.example.Point", 1, "[{\"x\":1}]")),
                new FromWorker.Results(5, 6, values(null, 0, "[]")),
                new FromWorker.Results(5, 6, values(null, 1, "[7]"), 0),
                new FromWorker.Results(5, 6, values(null, 1, "[7]"), Long.MAX_VALUE),
                new FromWorker.Failed(5, 6, FailureKind.THREW, payload("{\"message\":\"ü\"}")),
                new FromWorker.Failed(5, 6, FailureKind.ENCODING, payload("{}")),
                new FromWorker.Running(5, 6, 7_000_000_000L),
                new FromWorker.Revoked(5, 0),
                new FromWorker.Finished(5, 1),
                new FromWorker.Wanted(1, 0, "com/example/\u00c4.class", 0),
                new FromWorker.Wanted(2, 3, "META-INF/services/a b", 7),
                new FromWorker.Ask(8, "0a1b", "take", 31, true, values(null, 0, "[]")),
                new FromWorker.Ask(9, "0a1b", "set-at", 1, false, values(null, 2, "[0,\"ü\"]")),
                new FromWorker.GiveUp(8),
                new FromWorker.Seen(4711),
                new FromWorker.Leaving("out of memory"));
    }

    static byte[] write(Message... messages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter writer = new MessageWriter(out);
        for (Message message : messages) {
            writer.append(message);
        }
        writer.flush();
        assertThat(writer.written()).isEqualTo(out.size());
        return out.toByteArray();
    }

    private static MessageReader reader(byte[] bytes) {
        return new MessageReader(new ByteArrayInputStream(bytes));
    }

    /** Payloads are views of buffers, which have no equality of their own: written again they must be the same bytes. */
    @ParameterizedTest
    @MethodSource("toWorker")
    void whatTheParentSaysArrivesTheSame(ToWorker message) throws IOException {
        byte[] line = write(message);

        ToWorker read = reader(line).nextToWorker();

        assertThat(read).hasSameClassAs(message);
        assertThat(write(read)).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("fromWorker")
    void whatAWorkerSaysArrivesTheSame(FromWorker message) throws IOException {
        byte[] line = write(message);

        FromWorker read = reader(line).nextFromWorker();

        assertThat(read).hasSameClassAs(message);
        assertThat(write(read)).isEqualTo(line);
    }

    @Test
    void aMessageIsOneLine() throws IOException {
        String text = new String(write(new ToWorker.Start(1, "a\nb", 0, "/x", 0, 0)), StandardCharsets.UTF_8);

        assertThat(text).endsWith("}\n").containsOnlyOnce("\n");
    }

    @Test
    void largePayloadsAndSmallMessagesKeepTheirOrder() throws IOException {
        String large = "[\"" + "x".repeat(300_000) + "\"]";
        byte[] bytes = write(
                new FromWorker.Running(1, 0, 1),
                new FromWorker.Results(1, 0, values(null, 1, large)),
                new FromWorker.Finished(1, 2));
        MessageReader reader = reader(bytes);

        assertThat(reader.nextFromWorker()).isInstanceOf(FromWorker.Running.class);
        FromWorker.Results results = (FromWorker.Results) reader.nextFromWorker();
        assertThat(results).isNotNull();
        assertThat(text(results.values())).isEqualTo(large);
        assertThat(reader.nextFromWorker()).isInstanceOf(FromWorker.Finished.class);
        assertThat(reader.nextFromWorker()).isNull();
    }

    @Test
    void contentOfAnySizeArrivesAsItIs() throws IOException {
        for (int size : new int[] {1, 2, 3, 100_000, Limits.MAX_CONTENT_BYTES}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);

            ToWorker read = reader(write(new ToWorker.Given(1, 2, content))).nextToWorker();

            assertThat(((ToWorker.Given) read).content()).isEqualTo(content);
        }
    }

    private static String text(EncodedValues values) {
        return new String(Arrays.copyOfRange(values.bytes(), values.from(), values.to()), StandardCharsets.UTF_8);
    }
}
