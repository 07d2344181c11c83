package io.github.processpool.core.worker;

import io.github.processpool.core.shared.WorkerLink;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.MessageWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** A worker's parts, put together between the pipe from its parent and the pipe to it. */
public final class WorkerSession {
    private final MessageReader reader;
    private final Listening listening = new Listening();
    private final Answers answers;
    private final Inbox inbox = new Inbox(listening);
    private final ParentClasses classes;
    private final WorkerLink shared;
    private final Functions functions;

    public WorkerSession(InputStream fromParent, OutputStream toParent) {
        reader = new MessageReader(fromParent);
        ToParent pipe = new ToParent(new MessageWriter(toParent));
        answers = new Answers(pipe, listening);
        classes = new ParentClasses(pipe, listening);
        shared = new WorkerLink(new PipeLine(pipe, listening), WorkerSession.class.getClassLoader());
        functions = new Functions(new RemoteLoaders(classes, shared, WorkerSession.class.getClassLoader()));
    }

    /**
     * Runs what the parent sends, in the calling thread, until it says stop.
     *
     * @return the code to exit with
     * @throws IOException if the parent can't be reached
     */
    public ExitCode run(Host host) throws IOException {
        listening.start(new ParentReader(reader, inbox, functions, answers, classes, shared, host), new Waiters());
        DaemonThreads.start("processpool-worker-flush", new Flushing(host));
        return new WorkerLoop(inbox, functions, answers, shared, host).run();
    }

    /** Sends what has gathered, unless that takes too long: the process is about to end. */
    public void flushAtExit() {
        answers.flushAtExit();
    }

    // Classes rather than lambdas: see Inbox.

    /** Whoever waits for a message. */
    private final class Waiters implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return inbox.isAwaited() || shared.isAwaited() || classes.isAwaited();
        }
    }

    /** Without this thread results could stay here for ever: its failure is the end. */
    private final class Flushing implements Runnable {
        private final Host host;

        Flushing(Host host) {
            this.host = host;
        }

        @Override
        public void run() {
            ExitCode exit = ExitCode.FAILED;
            try {
                host.begun();
                answers.keepFlushing();
            } catch (IOException e) {
                return; // the parent has gone, which the thread that reads from it notices
            } catch (Throwable e) {
                exit = LastWords.of("the sending of results failed", e);
            }
            host.deserted(exit);
        }
    }
}
