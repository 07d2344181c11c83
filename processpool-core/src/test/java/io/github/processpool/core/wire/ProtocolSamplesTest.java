package io.github.processpool.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.ValuesDecoder;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.testkit.WorkerTypes;
import io.github.processpool.core.types.LoaderTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/protocol.md shows is what the pool understands and says. */
class ProtocolSamplesTest {
    private static final Pattern MESSAGE = Pattern.compile("(parent: |worker: )?(\\{\"type\":.*})");
    private static final Pattern VALUE = Pattern.compile("\\| `[^`]+` \\| `([^`]+)` \\|");

    /** What the document says of its samples with blocks: each has as many bytes. */
    private static final int BLOCK_BYTES = 16_192;

    /** A line of the document, and its sender. */
    private record Sample(int line, boolean byParent, String text) {
        /** Its bytes; the blocks that it announces are of zeros. */
        byte[] bytes() {
            byte[] line = (text + "\n").getBytes(UTF_8);
            return text.contains("\"blocks\":") ? Arrays.copyOf(line, line.length + BLOCK_BYTES) : line;
        }

        Message parse() throws IOException {
            MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes()));
            Message message = byParent ? reader.nextToWorker() : reader.nextFromWorker();
            assertThat(message).as("line %d", line).isNotNull();
            return message;
        }

        @Override
        public String toString() {
            return "line " + line + ": " + text;
        }
    }

    static List<Sample> messages() throws IOException {
        List<Sample> samples = new ArrayList<>();
        boolean parentsSection = false;
        List<String> lines = document();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher message = MESSAGE.matcher(line);
            if (line.startsWith("## ")) {
                parentsSection = line.equals("## Messages from the parent");
            } else if (message.matches()) {
                String speaker = message.group(1);
                boolean byParent = speaker == null ? parentsSection : speaker.equals("parent: ");
                samples.add(new Sample(i + 1, byParent, message.group(2)));
            }
        }
        return samples;
    }

    static Stream<String> values() throws IOException {
        return section("## Values").stream()
                .map(VALUE::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1));
    }

    private static List<String> section(String heading) throws IOException {
        return document().stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    private static List<String> document() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/protocol.md"))) {
            folder = folder.getParent();
        }
        return Files.readAllLines(folder.resolve("docs/protocol.md"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsReadAndWrittenAsItStands(Sample sample) throws IOException {
        Message message = sample.parse();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter writer = new MessageWriter(out);
        writer.append(message);
        writer.flush();
        assertThat(out.toByteArray()).asString(UTF_8).isEqualTo(new String(sample.bytes(), UTF_8));
    }

    @Test
    void thereIsASampleOfEveryMessage() throws IOException {
        List<Class<?>> shown = new ArrayList<>();
        for (Sample sample : messages()) {
            shown.add(sample.parse().getClass());
        }
        assertThat(shown)
                .contains(ToWorker.class.getPermittedSubclasses())
                .contains(FromWorker.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsDecodedAndEncodedAsItStands(String json) {
        byte[] array = ("[" + json + "]").getBytes(UTF_8);
        LoaderTypes types = WorkerTypes.of(getClass().getClassLoader());
        try (ValuesDecoder decoder = new ValuesDecoder(new EncodedValues(null, 1, array, 0, array.length), types)) {
            ValuesEncoder encoder = new ValuesEncoder();
            encoder.selfDescribing();
            encoder.add(decoder.next(), "value");
            EncodedValues again = encoder.finish();
            assertThat(new String(again.bytes(), again.from(), again.length(), UTF_8))
                    .isEqualTo("[" + json + "]");
        }
    }

    @Test
    void aCountSaysHowManyValuesThereAre() throws IOException {
        for (Sample sample : messages()) {
            if (sample.parse() instanceof ToWorker.Chunk chunk) {
                assertCount(chunk.values());
            } else if (sample.parse() instanceof FromWorker.Results results) {
                assertCount(results.values());
            }
        }
    }

    private static void assertCount(EncodedValues values) {
        int count = 0;
        LoaderTypes types = WorkerTypes.of(ProtocolSamplesTest.class.getClassLoader());
        try (ValuesDecoder decoder = new ValuesDecoder(values, types)) {
            while (decoder.hasNext()) {
                decoder.next();
                count++;
            }
        }
        assertThat(count).isEqualTo(values.count());
    }

    @Test
    void theDocumentNamesTheLimits() throws IOException {
        assertThat(String.join("\n", document()))
                .contains("version " + Limits.PROTOCOL_VERSION + ".")
                .contains(String.format(Locale.ROOT, "%,d bytes", Limits.MAX_FRAME_BYTES))
                .contains(String.format(Locale.ROOT, "%,d bytes", EncodedValues.MAX_BYTES))
                .contains(String.format(Locale.ROOT, "%,d bytes", BLOCK_BYTES));
    }
}
