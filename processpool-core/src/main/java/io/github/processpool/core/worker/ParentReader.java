package io.github.processpool.core.worker;

import io.github.processpool.core.shared.WorkerLink;
import io.github.processpool.core.wire.HalfLineException;
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
    private final ParentClasses classes;
    private final WorkerLink shared;
    private final Host host;

    ParentReader(
            MessageReader reader,
            Inbox inbox,
            Functions functions,
            Answers answers,
            ParentClasses classes,
            WorkerLink shared,
            Host host) {
        this.reader = reader;
        this.inbox = inbox;
        this.functions = functions;
        this.answers = answers;
        this.classes = classes;
        this.shared = shared;
        this.host = host;
    }

    @Override
    public void run() {
        ExitCode exit = ExitCode.FAILED;
        try {
            exit = read();
        } catch (Throwable e) { // a message that is too large for this JVM, say
            exit = LastWords.of("its reader failed", e);
        } finally {
            host.deserted(exit);
        }
    }

    private ExitCode read() {
        try {
            readUntilTheParentIsGone();
        } catch (HalfLineException e) {
            return ExitCode.PARENT_GONE; // killed while it spoke
        } catch (ProtocolException e) {
            LastWords.say("its parent said what the protocol does not know: " + e.getMessage());
            return ExitCode.PROTOCOL;
        } catch (IOException e) {
            return ExitCode.PARENT_GONE; // the pipe broke
        } finally {
            classes.close();
        }
        return inbox.isClosed() ? letExitHooksRun() : ExitCode.PARENT_GONE;
    }

    /**
     * The worker is leaving by itself, and the parent has hung up so that no blocked read delays the JVM's exit. From
     * now on the pipe does not tell any more whether the parent lives, and the system is asked instead.
     */
    private ExitCode letExitHooksRun() {
        return host.parentEndsWithin(EXIT_PATIENCE_MILLIS) ? ExitCode.PARENT_GONE : ExitCode.ORDERLY;
    }

    private void readUntilTheParentIsGone() throws IOException {
        ToWorker message = reader.nextToWorker();
        while (message != null) {
            accept(message);
            message = reader.nextToWorker();
        }
    }

    private void accept(@Nullable ToWorker message) throws ProtocolException {
        if (message instanceof Message.Function function) {
            functions.add(
                    function.id(), function.loader(), function.description().detached());
        } else if (message instanceof Message.Forget forget) {
            functions.remove(forget.function());
        } else if (message instanceof Message.Withdraw withdraw) {
            answers.withdraw(withdraw.chunk());
        } else if (message instanceof Message.Given given) {
            classes.answered(given.id(), given);
        } else if (message instanceof Message.Missing missing) {
            classes.answered(missing.id(), missing);
        } else if (message instanceof Message.Reply reply) {
            shared.answered(reply);
        } else if (message instanceof Message.Unanswered unanswered) {
            shared.unanswered(unanswered);
        } else if (message instanceof Message.Refused refused) {
            shared.refused(refused);
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
