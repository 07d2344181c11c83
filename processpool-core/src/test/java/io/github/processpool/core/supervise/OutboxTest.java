package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.ToWorker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {
    private final ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    private final Queue<Runnable> helpers = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Outbox outbox = new Outbox(new MessageWriter(pipe), helpers::add, failures::add);

    private static List<ToWorker> revoke(long chunk) {
        return List.of(new ToWorker.Revoke(chunk));
    }

    private static String line(long chunk) {
        return "{\"type\":\"revoke\",\"chunk\":" + chunk + "}\n";
    }

    private String written() {
        return pipe.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whoMayWaitWritesAtOnceButNoMoreThanItsOwn() {
        outbox.add(revoke(1));
        long mine = outbox.add(revoke(2));
        outbox.add(revoke(3)); // from another thread meanwhile, and perhaps larger than the pipe

        outbox.send(mine);

        assertThat(written()).isEqualTo(line(1) + line(2));
        helpers.remove().run();
        assertThat(written()).isEqualTo(line(1) + line(2) + line(3));
        assertThat(helpers).isEmpty();
    }

    @Test
    void whoMustNotWaitLeavesItToAHelper() {
        outbox.add(revoke(1));

        outbox.send(0);

        assertThat(written()).isEmpty();
        helpers.remove().run();
        assertThat(written()).isEqualTo(line(1));
    }

    @Test
    void whileSomebodyWritesNobodyElseDoes() {
        outbox.add(revoke(1));
        outbox.send(0);
        long mine = outbox.add(revoke(2));

        outbox.send(mine);

        assertThat(written()).isEmpty();
        helpers.remove().run();
        assertThat(written()).isEqualTo(line(1) + line(2));
        assertThat(helpers).isEmpty();
    }

    @Test
    void goesOnAfterAPause() {
        outbox.send(outbox.add(revoke(1)));
        outbox.send(outbox.add(revoke(2)));

        assertThat(written()).isEqualTo(line(1) + line(2));
        assertThat(outbox.written()).isEqualTo(written().length());
        assertThat(helpers).isEmpty();
    }

    /** A pipe that takes nothing until it may, and then works or breaks. */
    private static final class FullPipe extends OutputStream {
        private final CountDownLatch mayTake = new CountDownLatch(1);
        private volatile boolean breaks;

        @Override
        public void write(int oneByte) throws IOException {
            try {
                mayTake.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (breaks) {
                throw new IOException("broken pipe");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoSendsInTurnWaitsForWhatIsBeforeItWhoeverWritesThat(boolean breaks) throws InterruptedException {
        FullPipe full = new FullPipe();
        Outbox box = new Outbox(new MessageWriter(full), helpers::add, failures::add);
        Thread before = new Thread(() -> box.send(box.add(revoke(1))));
        before.start();
        await().until(() -> before.getState() == Thread.State.WAITING);
        Thread inTurn = new Thread(() -> box.sendInTurn(new ToWorker.Revoke(2)));
        inTurn.start();
        await().until(() -> inTurn.getState() == Thread.State.WAITING);

        full.breaks = breaks;
        full.mayTake.countDown();
        before.join();
        while (!helpers.isEmpty()) {
            helpers.remove().run();
        }

        inTurn.join();
        assertThat(box.written()).isEqualTo(breaks ? 0 : line(1).length() + line(2).length());
    }

    private static ToWorker.Reply replyThatCanNotBeWritten() {
        return replyWith(new AbstractList<>() {
            private boolean measured; // by the outbox, before it writes

            @Override
            public Object get(int index) {
                throw new IndexOutOfBoundsException();
            }

            @Override
            public int size() {
                if (measured) {
                    throw new IllegalStateException("it can't be written");
                }
                measured = true;
                return 0;
            }
        });
    }

    /** Runs out of memory the first few times that it is printed. */
    private static ToWorker.Reply replyThatNeedsMemory(int times) {
        return replyWith(new AbstractList<>() {
            private int left = times + 1; // the outbox looks at its size first

            @Override
            public Object get(int index) {
                throw new IndexOutOfBoundsException();
            }

            @Override
            public int size() {
                if (left-- > 0 && left < times) {
                    throw new OutOfMemoryError("none left");
                }
                return 0;
            }
        });
    }

    private static ToWorker.Reply replyWith(List<Object> blocks) {
        byte[] none = {'[', ']'};
        return new ToWorker.Reply(7, new EncodedValues(null, 0, none, 0, 2, blocks));
    }

    @Test
    void aMessageForWhichThereIsNoMemoryIsWrittenWholeOnceThereIs() {
        outbox.add(revoke(1));
        outbox.add(List.of(replyThatNeedsMemory(3)));
        long mine = outbox.add(revoke(2));

        outbox.send(mine);

        assertThat(written())
                .isEqualTo(line(1) + "{\"type\":\"reply\",\"id\":7,\"count\":0,\"values\":[]}\n" + line(2));
        assertThat(failures).isEmpty();
    }

    @Test
    void aMessageThatCanNotBeWrittenIsTheLastAndIsTold() {
        long mine = outbox.add(List.of(replyThatCanNotBeWritten(), new ToWorker.Revoke(1)));

        outbox.send(mine);
        outbox.send(outbox.add(revoke(2)));

        assertThat(written()).isEmpty();
        assertThat(failures).hasSize(1);
    }

    // ---- a pipe that may be full ----

    /** About 1,000 bytes, as the outbox counts them. */
    private static List<ToWorker> chunk(long id) {
        byte[] values = ("[\"" + "x".repeat(796) + "\"]").getBytes(StandardCharsets.UTF_8);
        EncodedValues encoded = new EncodedValues(null, 1, values, 0, values.length, List.of());
        return List.of(new ToWorker.Chunk(id, 1, 1, false, false, encoded));
    }

    private void sendHere(int from, int to) {
        for (int i = from; i < to; i++) {
            outbox.send(outbox.add(chunk(i)));
            assertThat(helpers).isEmpty();
            assertThat(written()).contains("\"id\":" + i + ",");
        }
    }

    private FromWorker.Seen lastProbe() {
        String text = written().substring(written().lastIndexOf("\"token\":") + 8);
        return new FromWorker.Seen(Long.parseLong(text.substring(0, text.indexOf('}'))));
    }

    @Test
    void nobodyWritesToAPipeThatMayBeFull() {
        sendHere(0, 16);

        outbox.send(outbox.add(chunk(16)));

        assertThat(helpers).hasSize(1);
        assertThat(written()).doesNotContain("\"id\":16,");
        helpers.remove().run();
        assertThat(written()).contains("\"id\":16,");
    }

    @Test
    void whoeverMayWaitWritesAlsoToAPipeThatMayBeFull() {
        sendHere(0, 16);

        outbox.send(outbox.add(chunk(16)), true);

        assertThat(helpers).isEmpty();
        assertThat(written()).contains("\"id\":16,");
    }

    @Test
    void whatAWorkerHasReadItProvesByTheTokenOfAProbe() {
        int sent = 0;
        for (int round = 0; round < 20; round++) {
            sendHere(sent, sent + 5);
            sent += 5;
            assertThat(outbox.answered(lastProbe())).isTrue();
        }
    }

    @Test
    void aTokenThatWasNotSentProvesNothing() {
        sendHere(0, 5);
        FromWorker.Seen right = lastProbe();

        assertThat(outbox.answered(new FromWorker.Seen(right.token() + 1))).isFalse();
        assertThat(outbox.answered(right)).isTrue();
        assertThat(outbox.answered(right)).isFalse();
    }

    @Test
    void littleIsNotWorthAProbe() {
        sendHere(0, 3);

        assertThat(written()).doesNotContain("probe");
    }

    @Test
    void nothingMoreIsWrittenToAWorkerThatHasEnded() {
        outbox.add(revoke(1));
        outbox.close();
        outbox.send(outbox.add(revoke(2)));

        assertThat(written()).isEmpty();
        assertThat(helpers).isEmpty();
    }
}
