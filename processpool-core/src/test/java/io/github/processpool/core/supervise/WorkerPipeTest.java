package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes of processes that have ended, which another process holds open. */
class WorkerPipeTest {
    private final Process process;
    private final WorkerPipe pipe;
    private final HeldPipe held;
    private final long holder;

    WorkerPipeTest() throws IOException {
        process = new ProcessBuilder("sh", "-c", "sleep 1000 & echo $! >&2; read -r text; printf \"$text\"").start();
        pipe = new WorkerPipe(process.getInputStream());
        holder = Long.parseLong(process.errorReader().readLine());
        held = HeldPipe.of(holder, 1); // the shell moves its own while it prints
    }

    @AfterEach
    void endAll() throws InterruptedException {
        ProcessHandle.of(holder).ifPresent(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private void print(String format) throws IOException, InterruptedException {
        try (OutputStream input = process.getOutputStream()) {
            input.write((format + "\n").getBytes(StandardCharsets.UTF_8));
        }
        process.waitFor();
    }

    private CompletableFuture<String> readAll() {
        return CompletableFuture.supplyAsync(() -> {
            StringBuilder text = new StringBuilder();
            byte[] buffer = new byte[7];
            pipe.readAlone(() -> {
                try {
                    for (int n = pipe.read(buffer, 0, 7); n >= 0; n = pipe.read(buffer, 0, 7)) {
                        text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                    }
                } catch (IOException e) {
                    text.append(e);
                }
            });
            return text.toString();
        });
    }

    private String textOnce(CompletableFuture<String> reading) throws Exception {
        pipe.processEnded();
        while (!pipe.finishesWithin(1)) {
            pipe.wake(held);
        }
        return reading.get(1, TimeUnit.MINUTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "\\n", "seven b", "eight by", "a line\\n", "lines\\n\\n\\n", "more than one read takes"
            })
    void whatTheProcessWroteIsReadToTheLastByteAndNothingElse(String format) throws Exception {
        CompletableFuture<String> reading = readAll();
        print(format);

        assertThat(textOnce(reading)).isEqualTo(format.replace("\\n", "\n"));
    }

    @Test
    void whatIsLeftWhenReadingBeginsLateIsRead() throws Exception {
        print("left");
        pipe.processEnded();

        assertThat(textOnce(readAll())).isEqualTo("left");
    }

    @Test
    void nothingIsWrittenIntoAPipeThatSomebodyHasYetToRead() throws Exception {
        print("left");

        assertThat(held.writeIfEmpty()).isFalse();
        assertThat(textOnce(readAll())).isEqualTo("left");
    }

    @Test
    void aPipeThatThisProcessHasClosedIsNotFound() throws Exception {
        print("");
        process.getInputStream().close();

        assertThat(held.isKnown()).isTrue();
        assertThat(held.writeIfEmpty()).isFalse();
    }

    @Test
    void aDescriptorThatIsNoPipeIsNotTakenForOne() {
        assertThat(HeldPipe.of(ProcessHandle.current().pid(), 999_999).isKnown())
                .isFalse();
        assertThat(new HeldPipe(null).writeIfEmpty()).isFalse();
    }
}
