package io.github.processpool.core.worker;

import io.github.processpool.core.shared.WorkerLink;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.MessageWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A worker's parts, put together between the pipe from its parent and the pipe to it. */
public final class WorkerSession {
    private final MessageReader reader;
    private final FromParent fromParent = new FromParent();
    private final Answers answers;
    private final Inbox inbox = new Inbox(fromParent);
    private final ParentClasses classes;
    private final WorkerLink shared;
    private final Functions functions;

    public WorkerSession(InputStream in, OutputStream out) {
        reader = new MessageReader(in);
        ToParent toParent = new ToParent(new MessageWriter(out));
        answers = new Answers(toParent, fromParent);
        classes = new ParentClasses(toParent, fromParent);
        shared = new WorkerLink(new PipeLine(toParent, fromParent), WorkerSession.class.getClassLoader());
        functions = new Functions(new RemoteLoaders(classes, shared, WorkerSession.class.getClassLoader()));
    }

    /**
     * Runs what the parent sends, in the calling thread, until it says stop.
     *
     * @return the code to exit with
     * @throws IOException if the parent can't be reached
     */
    public ExitCode run(Host host) throws IOException {
        fromParent.start(parentReader(host), new Waiters());
        DaemonThreads.start("processpool-worker-flush", new Flushing(answers, host));
        return loop(host).run();
    }

    /** Reads all messages to the end of the stream, and then runs them, without a thread of its own. */
    void warmUp() throws IOException {
        Host nobody = new Host() {};
        ParentReader parent = parentReader(nobody);
        @Nullable ExitCode end;
        do {
            end = parent.next();
        } while (end == null);
        if (end != ExitCode.PARENT_GONE) { // which is what the end of the stream looks like
            throw new IllegalStateException("the warm-up failed");
        }
        fromParent.readUntil(inbox.next()); // it has come already: this only loads the classes
        loop(nobody).serve(new WorkerIdentity(0, "warm-up"), Message.NO_FUNCTION);
    }

    private ParentReader parentReader(Host host) {
        return new ParentReader(reader, inbox, functions, answers, classes, shared, host);
    }

    private WorkerLoop loop(Host host) {
        return new WorkerLoop(inbox, functions, answers, shared, host);
    }

    /** Sends what has gathered, unless that takes too long: the process is about to end. */
    public void flushAtExit() {
        answers.flushAtExit();
    }

    /**
     * Ends the session's threads, for a worker without a process of its own: the one in {@link #run} when it comes for
     * the next message, that of the parent's messages at the end of their stream. Returns at once.
     */
    public void end() {
        answers.end();
        inbox.end();
    }

    // Classes rather than lambdas, which would delay the start.

    /** Tells whether any thread waits for a message. */
    private final class Waiters implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return inbox.isAwaited() || shared.isAwaited() || classes.isAwaited();
        }
    }

    /** Without this thread results could stay here for ever: its failure is the end. */
    private record Flushing(Answers answers, Host host) implements Runnable {
        @Override
        public void run() {
            ExitCode exit = ExitCode.FAILED;
            try {
                host.begun();
                answers.keepFlushing();
                return;
            } catch (IOException e) {
                return; // the parent has gone, which the thread that reads from it notices
            } catch (Throwable e) {
                exit = FatalError.report("the sending of results failed", e);
            }
            host.deserted(exit);
        }
    }
}
