package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.core.loaders.CallLoaders;
import io.github.processpool.core.testkit.PlugIn;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassRequestHandlerTest {
    private final Queue<Runnable> helpers = new ArrayDeque<>();
    private final List<ToWorker> said = new ArrayList<>();
    private final CallLoaders loaders = new CallLoaders(10_000);
    private final ClassRequestHandler handler = new ClassRequestHandler(loaders, helpers::add, said::add);

    @Test
    void questionsAreAnsweredInTheirOrderByOneHelper(@TempDir Path dir) throws ProtocolException {
        loaders.of(PlugIn.of(dir, "package plugin; public class Some {}"));
        handler.ask(new FromWorker.Wanted(1, 1, "plugin/None.class", 0));
        handler.ask(new FromWorker.Wanted(2, 1, "plugin/Some.class", 0));

        assertThat(said).isEmpty();
        assertThat(helpers).hasSize(1);
        helpers.remove().run();

        assertThat(said).hasSize(2);
        assertThat(said.get(0))
                .isInstanceOfSatisfying(
                        ToWorker.Missing.class,
                        missing -> assertThat(missing.id()).isEqualTo(1));
        assertThat(said.get(1))
                .isInstanceOfSatisfying(
                        ToWorker.Given.class, given -> assertThat(given.id()).isEqualTo(2));

        handler.ask(new FromWorker.Wanted(3, 1, "plugin/None.class", 0));
        assertThat(helpers).hasSize(1);
    }

    @Test
    void workerThatNamesALoaderOfNoCallBreaksTheProtocol() {
        assertThatThrownBy(() -> handler.ask(new FromWorker.Wanted(1, 7, "plugin/Some.class", 0)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("class loader 7, which no call mentions");
    }

    @Test
    void workerThatAsksWithoutEndBreaksTheProtocol() throws ProtocolException {
        for (int i = 0; i < 10_000; i++) {
            handler.ask(new FromWorker.Wanted(i, 0, "x", 0));
        }
        assertThatThrownBy(() -> handler.ask(new FromWorker.Wanted(10_000, 0, "x", 0)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void workerThatAsksForMoreNamesThanFitBreaksTheProtocol() throws ProtocolException {
        String longest = "x".repeat(65_535);
        assertThatThrownBy(() -> handler.ask(new FromWorker.Wanted(0, 0, longest + "x", 0)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("65536 characters");
        int fit = 4_000_000 / longest.length();
        for (int i = 0; i < fit; i++) {
            handler.ask(new FromWorker.Wanted(i, 0, longest, 0));
        }
        assertThatThrownBy(() -> handler.ask(new FromWorker.Wanted(fit, 0, longest, 0)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("more than 4000000 characters");
    }

    @Test
    void namesThatWereAnsweredCountNoMore() throws ProtocolException {
        String longest = "x".repeat(65_535);
        for (int i = 0; i < 200; i++) {
            handler.ask(new FromWorker.Wanted(i, 0, longest, 0));
            helpers.remove().run();
        }

        assertThat(said).hasSize(200);
    }

    @Test
    void loaderThatThrowsAnErrorIsAnAnswerToo() throws ProtocolException {
        loaders.of(new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) {
                throw new StackOverflowError("deep inside");
            }
        });
        handler.ask(new FromWorker.Wanted(1, 1, "plugin/Some.class", 0));
        helpers.remove().run();

        assertThat(said).singleElement().isInstanceOf(ToWorker.Missing.class);
    }
}
