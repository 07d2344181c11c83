package io.github.processpool.core.worker;

import io.github.processpool.Worker;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.MessageWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A worker's parts, put together between the pipe from its parent and the pipe to it. */
public final class WorkerSession {
    private final MessageReader reader;
    private final Answers answers;
    private final Inbox inbox = new Inbox();
    private final Functions functions = new Functions(ClassLoader.getSystemClassLoader());

    public WorkerSession(InputStream fromParent, OutputStream toParent) {
        reader = new MessageReader(fromParent);
        answers = new Answers(new MessageWriter(toParent));
    }

    /**
     * Runs what the parent sends, in the calling thread, until it says stop.
     *
     * @param introduced told who the worker is and where its pool keeps its files, before the first task
     * @param deserted called by another thread when nothing more can come from the parent, with the code to exit with
     * @return the code to exit with
     * @throws IOException if the parent can't be reached
     */
    public ExitCode run(BiConsumer<Worker, Path> introduced, Consumer<ExitCode> deserted) throws IOException {
        DaemonThreads.start("processpool-worker-parent", new ParentReader(reader, inbox, functions, answers, deserted));
        DaemonThreads.start("processpool-worker-flush", answers::keepFlushing);
        return new WorkerLoop(inbox, functions, answers, introduced).run();
    }

    /** Sends what has gathered, unless that takes too long: the process is about to end. */
    public void flushAtExit() {
        answers.flushAtExit();
    }
}
