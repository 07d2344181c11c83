package io.github.processpool.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final int MAX = 200_000;

    /** Gives its bytes a few at a time, as a pipe may. */
    private static final class Dribble extends InputStream {
        private final InputStream bytes;
        private final int most;

        Dribble(byte[] bytes, int most) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return bytes.read(target, from, Math.min(length, most));
        }
    }

    private static List<String> lines(String text, int atATime) throws IOException {
        FrameReader reader = new FrameReader(new Dribble(text.getBytes(StandardCharsets.UTF_8), atATime), MAX);
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(new String(reader.buffer(), reader.from(), reader.to() - reader.from(), StandardCharsets.UTF_8));
        }
        return lines;
    }

    @Test
    void splitsAtLineFeedsHoweverTheBytesArrive() throws IOException {
        for (int atATime : new int[] {1, 2, 3, 7, 1000}) {
            assertThat(lines("{\"a\":1}\n\n{\"b\":\"ü\"}\n", atATime))
                    .containsExactly("{\"a\":1}", "", "{\"b\":\"ü\"}");
        }
    }

    @Test
    void readsLinesLongerThanItsBufferBetweenShortOnes() throws IOException {
        String longLine = "x".repeat(150_000);

        assertThat(lines("a\n" + longLine + "\nb\n" + longLine + "\n", 10_000))
                .containsExactly("a", longLine, "b", longLine);
    }

    @Test
    void hasNothingInAnEmptyStream() throws IOException {
        assertThat(lines("", 1)).isEmpty();
    }

    @Test
    void refusesALineThatNeverEnds() {
        assertThatThrownBy(() -> lines("x".repeat(1_000_000), 10_000))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("more than 200000 bytes");
    }

    @Test
    void refusesHalfALineAtTheEndAndShowsIt() {
        assertThatThrownBy(() -> lines("{\"a\":1}\n{\"b\"", 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("{\"b\"");
    }
}
