package io.github.processpool.core.worker;

import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.MessageWriter;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * Where a worker begins. Its parent speaks on descriptor 4 and listens on descriptor 3, so that standard input and
 * output are the tasks' own. The main thread runs the tasks; whatever ends it ends the process.
 */
public final class WorkerMain {
    private static final String FROM_PARENT = "/dev/fd/4";
    private static final String TO_PARENT = "/dev/fd/3";

    private WorkerMain() {}

    public static void main(String[] args) {
        ExitCode exit = ExitCode.PROTOCOL;
        try {
            exit = run();
        } catch (IOException e) {
            System.err.println("processpool worker: lost its parent: " + e);
        } catch (OutOfMemoryError e) {
            exit = ExitCode.OUT_OF_MEMORY;
        } finally {
            System.exit(exit.code());
        }
    }

    private static ExitCode run() throws IOException {
        // The worker's own pipes stay open until the process ends: the end of file is what tells the parent.
        @SuppressWarnings("resource")
        MessageReader reader = new MessageReader(new FileInputStream(FROM_PARENT));
        @SuppressWarnings("resource")
        Answers answers = new Answers(new MessageWriter(new FileOutputStream(TO_PARENT)));
        Inbox inbox = new Inbox();
        Functions functions = new Functions(ClassLoader.getSystemClassLoader());
        DaemonThreads.start("processpool-worker-parent", new ParentReader(reader, inbox, functions, answers));
        DaemonThreads.start("processpool-worker-flush", answers::keepFlushing);
        Runtime.getRuntime().addShutdownHook(new Thread(answers::flushAtExit, "processpool-worker-exit"));
        return new WorkerLoop(inbox, functions, answers).run();
    }
}
