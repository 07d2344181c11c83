package io.github.processpool.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Both readers of the wire against frames that were damaged at random, and the decoders of what the frames hold: each is
 * read or refused as the protocol says, in little time and memory. A run that fails prints its seed and the frame.
 */
@Timeout(1_200)
class WireFuzzTest {
    private static final int FRAMES = Integer.getInteger("processpool.fuzz.frames", 50_000);
    private static final long SEED = Long.getLong("processpool.fuzz.seed", System.nanoTime());
    private static final int MAX_FRAME_BYTES = 100_000;
    /** For a frame of at most 4,000 bytes: the reader's buffer, what the frame holds, and the failures that tell of it. */
    private static final long MOST_ALLOCATED_BYTES = 8 << 20;

    private static final List<String> VALID = List.of(
            "{\"type\":\"start\",\"protocol\":1,\"pool\":\"p\",\"worker\":0,\"progressFile\":\"/tmp/x\",\"initializer\":0,"
                    + "\"finalizer\":-2}",
            "{\"type\":\"function\",\"id\":1,\"description\":{\"capturingClass\":\"a.B\",\"captured\":[1,[2],{}]}}",
            "{\"type\":\"chunk\",\"id\":1,\"function\":1,\"items\":2,\"count\":2,\"of\":\"long\",\"values\":[1,-2]}",
            "{\"type\":\"function\",\"id\":1,\"description\":{\"capturingClass\":\"java.lang.Math\",\"interface\":"
                    + "\"io/github/processpool/SerializableFunction\",\"method\":\"apply\",\"signature\":"
                    + "\"(Ljava/lang/Object;)Ljava/lang/Object;\",\"implKind\":6,\"implClass\":\"java/lang/Math\","
                    + "\"implMethod\":\"abs\",\"implSignature\":\"(I)I\",\"instantiatedType\":"
                    + "\"(Ljava/lang/Integer;)Ljava/lang/Integer;\",\"captured\":[]}}",
            "{\"type\":\"chunk\",\"id\":1,\"function\":1,\"items\":1,\"count\":1,\"values\":[{\"$\":\"java.util.TreeMap\","
                    + "\"of\":\"long\",\"v\":[\"one\",1]}]}",
            "{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":4,\"values\":[{\"$\":\"java.math.BigDecimal\","
                    + "\"v\":\"1E+9\"},{\"$\":\"java.util.BitSet\",\"v\":[1]},{\"$\":\"byte[]\",\"v\":\"AQID\"},"
                    + "{\"$\":\"java.util.EnumSet\",\"of\":\"java.util.concurrent.TimeUnit\",\"v\":[\"DAYS\"]}]}",
            "{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":2,\"blocks\":\"byte:3 short:2\",\"values\":"
                    + "[{\"$\":\"byte[]\",\"v\":{\"block\":0}},{\"$\":\"short[]\",\"v\":{\"block\":1}}]}\nabcdefg",
            "{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":2,\"of\":\"int\",\"blocks\":\"int:2\","
                    + "\"values\":[]}\nabcdefgh",
            "{\"type\":\"failed\",\"chunk\":1,\"index\":2,\"kind\":\"threw\",\"error\":{\"class\":"
                    + "\"java.lang.NumberFormatException\",\"message\":\"m\",\"frames\":[[null,\"java.base\",\"17\",\"A\","
                    + "\"b\",\"A.java\",668]],\"cause\":{\"class\":\"java.lang.Error\",\"suppressed\":[]}}}",
            "{\"type\":\"forget\",\"function\":1}",
            "{\"type\":\"adopt\",\"worker\":3}",
            "{\"type\":\"revoke\",\"chunk\":12}",
            "{\"type\":\"given\",\"id\":1,\"loader\":2,\"content\":[\"yv66vg==\"]}",
            "{\"type\":\"missing\",\"id\":1,\"reason\":\"there is none\"}",
            "{\"type\":\"stop\"}",
            "{\"type\":\"reply\",\"id\":1,\"count\":2,\"values\":[1,\"x\"]}",
            "{\"type\":\"unanswered\",\"id\":1}",
            "{\"type\":\"refused\",\"id\":1,\"reason\":\"closed\",\"message\":\"its manager\"}",
            "{\"type\":\"ask\",\"id\":1,\"object\":\"0a\",\"operation\":\"put\",\"thread\":1,\"waits\":1,\"count\":1,"
                    + "\"values\":[null]}",
            "{\"type\":\"give-up\",\"id\":1}",
            "{\"type\":\"ready\",\"protocol\":1,\"pid\":4711}",
            "{\"type\":\"start-failed\",\"error\":{\"class\":\"java.lang.Error\",\"message\":null}}",
            "{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":3,\"values\":[1,\"\\u00e4\\ud83d\\ude00\",null]}",
            "{\"type\":\"failed\",\"chunk\":1,\"index\":2,\"kind\":\"threw\",\"error\":{\"stack\":[[\"a\",\"b\",\"c\",1]]}}",
            "{\"type\":\"running\",\"chunk\":1,\"index\":2,\"nanos\":5000000}",
            "{\"type\":\"revoked\",\"chunk\":1,\"from\":2}",
            "{\"type\":\"finished\",\"chunk\":1,\"nanos\":123}",
            "{\"type\":\"wanted\",\"id\":1,\"loader\":2,\"name\":\"a/B.class\",\"index\":0}",
            "{\"type\":\"leaving\",\"reason\":\"out of memory\"}");

    private static final List<byte[]> SPICES = spices(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ",",
            ":",
            "\n",
            "\0",
            "null",
            "true",
            "1e999",
            "-0",
            "99999999999999999999",
            "\\ud800",
            "\u00e4",
            "[[[[[[[[[[[[[[[[",
            "\"type\":\"chunk\"",
            "\"values\":[",
            "\"count\":2147483648",
            ",\"blocks\":\"double:100000000\"",
            "{\"block\":0}");

    private static List<byte[]> spices(String... texts) {
        List<byte[]> all = new ArrayList<>();
        for (String text : texts) {
            all.add(text.getBytes(StandardCharsets.UTF_8));
        }
        all.add(new byte[] {(byte) 0xFF, (byte) 0xC0, (byte) 0x80});
        return all;
    }

    private final Random random = new Random(SEED);

    @Test
    void damagedFramesAreReadOrRefusedInBoundedTimeAndMemory() {
        System.out.println("wire fuzzing: " + FRAMES + " frames, seed " + SEED);
        long slowestNanos = 0;
        for (int i = 0; i < FRAMES; i++) {
            byte[] frame = mutated();
            Payloads payloads = i % 2 == 0 ? Payloads.FROM_WORKER : Payloads.TO_WORKER;
            int number = i;
            long bytesBefore = allocatedBytes();
            long begin = System.nanoTime();
            try {
                readAll(reader(frame), payloads);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(describe(i, frame), e);
            }
            long nanos = System.nanoTime() - begin;
            long bytes = allocatedBytes() - bytesBefore;
            assertThat(bytes).as(() -> describe(number, frame)).isLessThan(MOST_ALLOCATED_BYTES);
            slowestNanos = Math.max(slowestNanos, nanos);
        }
        System.out.println("the slowest frame took " + slowestNanos / 1_000_000 + " ms");
        assertThat(Duration.ofNanos(slowestNanos)).isLessThan(Duration.ofSeconds(10));
    }

    private static String describe(int i, byte[] frame) {
        return "seed " + SEED + ", frame " + i + ": " + Arrays.toString(frame);
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void aReaderHoldsNoMoreThanItsLimit() throws IOException {
        byte[] endless = new byte[50 * MAX_FRAME_BYTES];
        Arrays.fill(endless, (byte) '[');
        CountingStream stream = new CountingStream(endless);

        readAll(new MessageReader(stream, MAX_FRAME_BYTES), Payloads.FROM_WORKER);

        assertThat(stream.taken).isLessThan(3 * MAX_FRAME_BYTES);
    }

    private static MessageReader reader(byte[] frame) {
        return new MessageReader(new ByteArrayInputStream(frame), MAX_FRAME_BYTES);
    }

    private static void readAll(MessageReader reader, Payloads payloads) {
        try {
            while (payloads.readNext(reader)) {}
        } catch (IOException e) {
            assertThat(e).isInstanceOf(ProtocolException.class);
        }
    }

    private byte[] mutated() {
        byte[] frame = (VALID.get(random.nextInt(VALID.size())) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int damage = 1 + random.nextInt(4); damage > 0; damage--) {
            frame = damaged(frame);
        }
        return frame;
    }

    private byte[] damaged(byte[] frame) {
        int at = random.nextInt(frame.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> splice(frame, at, SPICES.get(random.nextInt(SPICES.size())), at);
            case 1 -> splice(frame, at, new byte[0], Math.min(frame.length, at + 1 + random.nextInt(8)));
            case 2 -> Arrays.copyOf(frame, Math.max(1, at));
            case 3 -> flipped(frame, Math.min(at, frame.length - 1));
            case 4 -> splice(frame, at, frame, Math.min(frame.length, at + random.nextInt(20)));
            default -> splice(frame, at, Arrays.copyOfRange(frame, 0, at), at);
        };
    }

    private byte[] flipped(byte[] frame, int at) {
        byte[] copy = frame.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    /** Replaces {@code frame[from, to)}; what would grow without end is cut. */
    private static byte[] splice(byte[] frame, int from, byte[] middle, int to) {
        byte[] joined = new byte[from + middle.length + frame.length - to];
        System.arraycopy(frame, 0, joined, 0, from);
        System.arraycopy(middle, 0, joined, from, middle.length);
        System.arraycopy(frame, to, joined, from + middle.length, frame.length - to);
        return joined.length == 0 ? new byte[1] : Arrays.copyOf(joined, Math.min(joined.length, 4_000));
    }

    private static final class CountingStream extends ByteArrayInputStream {
        private int taken;

        CountingStream(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            int count = super.read(target, from, length);
            taken += Math.max(0, count);
            return count;
        }
    }
}
