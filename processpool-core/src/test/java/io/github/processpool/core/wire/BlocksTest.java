package io.github.processpool.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.codec.ValuesDecoder;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.testkit.WorkerTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large arrays of primitives travel as their bytes. */
class BlocksTest {
    private static final int LARGE = 300_000; // more than one piece, and more than is taken at first

    private static EncodedValues encoded(Object... values) {
        ValuesEncoder encoder = new ValuesEncoder(null, LargeArrays.AS_THEY_LIE);
        encoder.selfDescribing();
        for (Object value : values) {
            encoder.add(value, "result");
        }
        return encoder.finish();
    }

    private static List<@Nullable Object> values(@Nullable Message message) {
        List<@Nullable Object> values = new ArrayList<>();
        EncodedValues encoded = ((FromWorker.Results) message).values();
        try (ValuesDecoder decoder = new ValuesDecoder(encoded, WorkerTypes.of(BlocksTest.class.getClassLoader()))) {
            while (decoder.hasNext()) {
                values.add(decoder.next());
            }
        }
        return values;
    }

    @Test
    void arraysOfEveryTypeOfNumberArriveAsTheyWere() throws IOException {
        Random random = new Random(1);
        byte[] bytes = new byte[LARGE];
        random.nextBytes(bytes);
        short[] shorts = new short[LARGE];
        char[] chars = new char[LARGE];
        float[] floats = new float[LARGE];
        for (int i = 0; i < LARGE; i++) {
            shorts[i] = (short) random.nextInt();
            chars[i] = (char) random.nextInt();
            floats[i] = random.nextFloat();
        }
        double[] doubles = random.doubles(LARGE).toArray();
        doubles[1] = Double.NaN;
        doubles[2] = -0.0;
        doubles[3] = Double.NEGATIVE_INFINITY;
        Object[] arrays = {
            bytes,
            shorts,
            chars,
            random.ints(LARGE).toArray(),
            random.longs(LARGE).toArray(),
            floats,
            doubles
        };

        EncodedValues encoded = encoded(arrays);
        assertThat(encoded.blocks()).hasSameSizeAs(arrays);
        assertThat(encoded.length()).isLessThan(1_000);
        MessageReader reader = new MessageReader(new ByteArrayInputStream(
                MessageRoundTripTest.write(new FromWorker.Results(1, 0, encoded), new FromWorker.Finished(1, 5))));

        assertThat(Arrays.deepEquals(values(reader.nextFromWorker()).toArray(), arrays))
                .isTrue();
        assertThat(reader.nextFromWorker()).isEqualTo(new FromWorker.Finished(1, 5));
        assertThat(reader.nextFromWorker()).isNull();
    }

    @Test
    void smallArraysAndBooleansStayInTheText() {
        assertThat(encoded(new byte[100], new double[10], new boolean[LARGE]).blocks())
                .isEmpty();
    }

    @Test
    void arraysInsideOtherValuesAreBlocksToo() throws IOException {
        int[][] matrix = IntStream.range(0, 3)
                .mapToObj(row -> IntStream.range(row, row + 2_000).toArray())
                .toArray(int[][]::new);

        EncodedValues encoded = encoded(List.of(matrix, "and a text"));
        assertThat(encoded.blocks()).hasSize(3);
        MessageReader reader = new MessageReader(
                new ByteArrayInputStream(MessageRoundTripTest.write(new FromWorker.Results(1, 0, encoded))));

        List<?> arrived = (List<?>) values(reader.nextFromWorker()).get(0);
        assertThat(Arrays.deepEquals((int[][]) arrived.get(0), matrix)).isTrue();
        assertThat(arrived.get(1)).isEqualTo("and a text");
    }

    @Test
    void aCopiedArrayMayChangeAfterwards() {
        byte[] array = new byte[LARGE];
        ValuesEncoder encoder = new ValuesEncoder(null, LargeArrays.COPIED);
        encoder.add(array, "argument");
        array[0] = 1;

        assertThat(encoder.finish().blocks()).singleElement().isEqualTo(new byte[LARGE]);
    }

    @Test
    void aValueThatFailsLeavesNoBlockBehind() {
        ValuesEncoder encoder = new ValuesEncoder(null, LargeArrays.AS_THEY_LIE);
        encoder.selfDescribing();
        assertThatThrownBy(() -> encoder.add(List.of(new byte[LARGE], new Thread()), "result"))
                .hasMessageContaining("result[1]");
        encoder.add(new int[LARGE], "result");

        assertThat(encoder.finish().blocks()).singleElement().isInstanceOf(int[].class);
    }

    @Test
    void whatIsOnlyAnnouncedTakesNoMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        assertThatThrownBy(() -> read("double:60000000", "[]", new byte[100_000]))
                .isInstanceOf(HalfLineException.class);

        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).isLessThan(8_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "byte",
                "byte:",
                "byte:-1",
                "byte:x",
                "boolean:1",
                "byte:1  byte:1",
                "byte:1,byte:1",
                "double:2147483647",
                "byte:99999999999"
            })
    void anUnknownAnnouncementIsRefused(String blocks) {
        assertThatThrownBy(() -> read(blocks, "[]", new byte[100]))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("no valid message");
    }

    @Test
    void aStreamThatEndsInABlockEndsInTheMiddleOfAMessage() {
        assertThatThrownBy(() -> read("byte:101", "[]", new byte[100])).isInstanceOf(HalfLineException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"block\":1}", "{\"block\":-1}", "{\"block\":\"0\"}", "{\"bloc\":0}", "{\"block\":0,\"a\":1}"})
    void aBlockThatIsNotThereFailsTheValueAlone(String value) throws IOException {
        Message message = read("byte:1", "[{\"$\":\"byte[]\",\"v\":" + value + "},7]", new byte[1]);

        EncodedValues encoded = ((FromWorker.Results) message).values();
        try (ValuesDecoder decoder = new ValuesDecoder(encoded, WorkerTypes.of(BlocksTest.class.getClassLoader()))) {
            assertThatThrownBy(decoder::next).isInstanceOf(io.github.processpool.EncodingException.class);
            assertThat(decoder.next()).isEqualTo(7);
        }
    }

    @Test
    void aBlockIsUsedOnceAndAsWhatItIs() throws IOException {
        String bytes = "{\"$\":\"byte[]\",\"v\":{\"block\":0}}";
        Message message = read("byte:1", "[{\"$\":\"short[]\",\"v\":{\"block\":0}}," + bytes + "]", new byte[1]);

        EncodedValues encoded = ((FromWorker.Results) message).values();
        try (ValuesDecoder decoder = new ValuesDecoder(encoded, WorkerTypes.of(BlocksTest.class.getClassLoader()))) {
            assertThatThrownBy(decoder::next).hasMessageContaining("no array of short");
            assertThatThrownBy(decoder::next).hasMessageContaining("used already");
        }
    }

    @Test
    void asManyBlocksAsThereMayBeAreReadAndNoMore() throws IOException {
        String most = "byte:0 ".repeat(10_000).strip();

        EncodedValues read = ((FromWorker.Results) read(most, "[1,2]", new byte[0])).values();
        assertThat(read.blocks()).hasSize(10_000);
        assertThatThrownBy(() -> read(most + " byte:0", "[1,2]", new byte[0]))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("more than 10000 blocks");
    }

    @Test
    void blocksAndValuesHaveOneLimitTogether() throws IOException {
        String values = "[" + " ".repeat(398) + "]";

        EncodedValues read = ((FromWorker.Results)
                        reader("byte:600", values, new byte[600], 1_000).nextFromWorker())
                .values();
        assertThat(read.sizeBytes()).isEqualTo(1_000);
        assertThatThrownBy(
                        () -> reader("byte:601", values, new byte[601], 1_000).nextFromWorker())
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("blocks of more than 1000 bytes with their values");
    }

    private static @Nullable Message read(String blocks, String values, byte[] raw) throws IOException {
        return reader(blocks, values, raw, Limits.MAX_FRAME_BYTES).nextFromWorker();
    }

    private static MessageReader reader(String blocks, String values, byte[] raw, int maxBytes) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        String line = "{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":2,\"blocks\":\"" + blocks
                + "\",\"values\":" + values + "}\n";
        stream.write(line.getBytes(StandardCharsets.UTF_8));
        stream.write(raw);
        return new MessageReader(new ByteArrayInputStream(stream.toByteArray()), maxBytes);
    }
}
