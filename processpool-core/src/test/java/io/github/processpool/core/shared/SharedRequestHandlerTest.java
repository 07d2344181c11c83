package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.types.SharedObject;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import io.github.processpool.shared.Manager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a worker may ask of shared objects. */
class SharedRequestHandlerTest {
    private static final byte[] NO_VALUES = "[]".getBytes(StandardCharsets.US_ASCII);

    private final List<ToWorker> said = new ArrayList<>();
    private final SharedRequestHandler handler =
            new SharedRequestHandler((message, here) -> said.add(message), Runnable::run, warning -> {});

    private static FromWorker.Ask take(long id, Object queue) {
        String object = ((SharedObject) queue).handle().id();
        return new FromWorker.Ask(
                id, object, "take", 1, true, new EncodedValues(null, 0, NO_VALUES, 0, NO_VALUES.length));
    }

    @Test
    void asManyOperationsAsMayWaitDoSoAndNoMore() throws ProtocolException {
        try (Manager manager = Manager.create()) {
            Object queue = manager.<String>queue();
            for (int id = 0; id < 100_000; id++) {
                handler.ask(take(id, queue));
            }
            assertThat(said).isEmpty();

            assertThatThrownBy(() -> handler.ask(take(100_000, queue)))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("too many operations at once");
            handler.left();
        }
    }

    @Test
    void twoOperationsOfOneNumberBreakTheProtocol() throws ProtocolException {
        try (Manager manager = Manager.create()) {
            Object queue = manager.<String>queue();
            handler.ask(take(7, queue));

            assertThatThrownBy(() -> handler.ask(take(7, queue)))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("two of the number 7");
            handler.left();
        }
    }
}
