package io.github.processpool.core.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a worker says before it ends itself for a reason of its own, so that the parent has more to tell than an exit
 * code. It goes to the process's own stderr, whatever a task has made of {@code System.err}.
 */
final class LastWords {
    private LastWords() {}

    /** Says what failed, and returns the code to exit with. Nothing that goes wrong here is thrown. */
    static ExitCode of(String what, Throwable failure) {
        try {
            PrintStream stderr = say(what + ": " + failure);
            failure.printStackTrace(stderr);
            stderr.flush();
        } catch (Throwable t) {
            return ExitCode.OUT_OF_MEMORY; // what else keeps a process from printing a line
        }
        if (failure instanceof OutOfMemoryError) {
            return ExitCode.OUT_OF_MEMORY;
        }
        return failure instanceof IOException ? ExitCode.PARENT_GONE : ExitCode.FAILED;
    }

    @SuppressWarnings("resource") // the descriptor stays open until the process ends
    static PrintStream say(String what) {
        PrintStream stderr = new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        stderr.println("processpool worker: " + what);
        stderr.flush();
        return stderr;
    }
}
