package io.github.processpool.core.worker;

import io.github.processpool.core.shared.WorkerLink;
import io.github.processpool.core.wire.HalfLineException;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.ProtocolException;
import io.github.processpool.core.wire.ToWorker;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes one of the parent's messages after the other off the pipe, and never does anything with it that can block. */
record ParentReader(
        MessageReader reader,
        Inbox inbox,
        Functions functions,
        Answers answers,
        ParentClasses classes,
        WorkerLink shared,
        Host host)
        implements FromParent.Source {
    private static final long EXIT_PATIENCE_MILLIS = 25_000;

    @Override
    public @Nullable ExitCode next() {
        ExitCode end;
        try {
            ToWorker message = reader.nextToWorker();
            if (message != null) {
                accept(message);
                return null;
            }
            end = inbox.isClosed() ? ExitCode.ORDERLY : ExitCode.PARENT_GONE;
        } catch (HalfLineException e) {
            end = ExitCode.PARENT_GONE; // killed in the middle of a write
        } catch (ProtocolException e) {
            FatalError.print("its parent sent an invalid message: " + e.getMessage());
            end = ExitCode.PROTOCOL;
        } catch (IOException e) {
            end = ExitCode.PARENT_GONE; // the pipe broke
        } catch (Throwable e) { // a message that is too large for this JVM, say
            end = FatalError.report("its reader failed", e);
        }
        classes.close();
        shared.close();
        return end;
    }

    /**
     * Ends the worker, for there are no more messages. If it is leaving by itself, the parent has hung up so that no
     * blocked read delays the JVM's exit: then the pipe does not tell any more whether the parent lives, and the system
     * is asked instead.
     */
    @Override
    public void ended(ExitCode end) {
        boolean gone = end == ExitCode.ORDERLY && host.parentEndsWithin(EXIT_PATIENCE_MILLIS);
        host.deserted(gone ? ExitCode.PARENT_GONE : end);
    }

    private void accept(ToWorker message) throws ProtocolException {
        if (message instanceof ToWorker.Function function) {
            functions.add(
                    function.id(), function.loader(), function.description().detached());
        } else if (message instanceof ToWorker.Forget forget) {
            functions.remove(forget.function());
        } else if (message instanceof ToWorker.Revoke revoke) {
            answers.revoke(revoke.chunk());
        } else if (message instanceof ToWorker.Probe probe) {
            answers.answer(probe);
        } else if (message instanceof ToWorker.Given given) {
            classes.answered(given.id(), given);
        } else if (message instanceof ToWorker.Missing missing) {
            classes.answered(missing.id(), missing);
        } else if (message instanceof ToWorker.Reply reply) {
            shared.answered(reply);
        } else if (message instanceof ToWorker.Unanswered unanswered) {
            shared.unanswered(unanswered);
        } else if (message instanceof ToWorker.Refused refused) {
            shared.refused(refused);
        } else if (message instanceof ToWorker.Defaults defaults) {
            defaults.values().apply();
        } else if (message instanceof ToWorker.Chunk chunk) {
            inbox.add(new ToWorker.Chunk(
                    chunk.id(),
                    chunk.function(),
                    chunk.items(),
                    chunk.prompt(),
                    chunk.watched(),
                    chunk.values().detached()));
        } else {
            inbox.add(message);
        }
    }
}
