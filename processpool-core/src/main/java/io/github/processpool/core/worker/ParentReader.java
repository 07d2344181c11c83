package io.github.processpool.core.worker;

import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Message.ToWorker;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.ProtocolException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the parent's messages off the pipe and never does anything that can block, so that it sees at once when the
 * parent has gone.
 */
final class ParentReader implements Runnable {
    private static final long EXIT_PATIENCE_MILLIS = 25_000;

    private final MessageReader reader;
    private final Inbox inbox;
    private final Functions functions;
    private final Answers answers;
    private final Host host;

    ParentReader(MessageReader reader, Inbox inbox, Functions functions, Answers answers, Host host) {
        this.reader = reader;
        this.inbox = inbox;
        this.functions = functions;
        this.answers = answers;
        this.host = host;
    }

    @Override
    public void run() {
        ExitCode exit = ExitCode.PROTOCOL;
        try {
            exit = read();
        } catch (OutOfMemoryError e) {
            exit = ExitCode.OUT_OF_MEMORY; // a message that is too large for this JVM
        } finally {
            host.deserted(exit);
        }
    }

    private ExitCode read() {
        try {
            readUntilTheParentIsGone();
        } catch (ProtocolException e) {
            System.err.println(
                    "processpool worker: its parent said what the protocol does not know: " + e.getMessage());
            return ExitCode.PROTOCOL;
        } catch (IOException e) {
            return ExitCode.PARENT_GONE; // the pipe broke
        }
        return inbox.isClosed() ? letExitHooksRun() : ExitCode.PARENT_GONE;
    }

    /** The worker is leaving by itself, and the parent has hung up so that no blocked read delays the JVM's exit. */
    private static ExitCode letExitHooksRun() {
        try {
            Thread.sleep(EXIT_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.ORDERLY;
    }

    private void readUntilTheParentIsGone() throws IOException {
        ToWorker message = reader.nextToWorker();
        while (message != null) {
            accept(message);
            message = reader.nextToWorker();
        }
    }

    private void accept(@Nullable ToWorker message) {
        if (message instanceof Message.Function function) {
            functions.add(function.id(), function.description().detached());
        } else if (message instanceof Message.Forget forget) {
            functions.remove(forget.function());
        } else if (message instanceof Message.Withdraw withdraw) {
            answers.withdraw(withdraw.chunk());
        } else if (message instanceof Message.Chunk chunk) {
            inbox.add(new Message.Chunk(
                    chunk.id(),
                    chunk.function(),
                    chunk.items(),
                    chunk.prompt(),
                    chunk.values().detached()));
        } else if (message != null) {
            inbox.add(message);
        }
    }
}
