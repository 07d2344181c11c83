package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Message.ToWorker;
import io.github.processpool.core.wire.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    private final Queue<Runnable> helpers = new ArrayDeque<>();
    private final Outbox outbox = new Outbox(new MessageWriter(pipe), helpers::add);

    private static List<ToWorker> withdraw(long chunk) {
        return List.of(new Message.Withdraw(chunk));
    }

    private static String line(long chunk) {
        return "{\"type\":\"withdraw\",\"chunk\":" + chunk + "}\n";
    }

    private String written() {
        return pipe.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whoMayWaitWritesAtOnceButNoMoreThanItsOwn() {
        outbox.add(withdraw(1));
        long mine = outbox.add(withdraw(2));
        outbox.add(withdraw(3)); // by somebody else meanwhile, and perhaps larger than the pipe

        outbox.send(mine);

        assertThat(written()).isEqualTo(line(1) + line(2));
        helpers.remove().run();
        assertThat(written()).isEqualTo(line(1) + line(2) + line(3));
        assertThat(helpers).isEmpty();
    }

    @Test
    void whoMustNotWaitLeavesItToAHelper() {
        outbox.add(withdraw(1));

        outbox.send(0);

        assertThat(written()).isEmpty();
        helpers.remove().run();
        assertThat(written()).isEqualTo(line(1));
    }

    @Test
    void whileSomebodyWritesNobodyElseDoes() {
        outbox.add(withdraw(1));
        outbox.send(0);
        long mine = outbox.add(withdraw(2));

        outbox.send(mine);

        assertThat(written()).isEmpty();
        helpers.remove().run();
        assertThat(written()).isEqualTo(line(1) + line(2));
        assertThat(helpers).isEmpty();
    }

    @Test
    void goesOnAfterAPause() {
        outbox.send(outbox.add(withdraw(1)));
        outbox.send(outbox.add(withdraw(2)));

        assertThat(written()).isEqualTo(line(1) + line(2));
        assertThat(outbox.written()).isEqualTo(written().length());
        assertThat(helpers).isEmpty();
    }
}
