package io.github.processpool.core.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Prints why a worker ends itself, so that the parent can report more than an exit code. It prints to the process's own
 * stderr, even if a task has replaced {@code System.err}.
 */
final class FatalError {
    private FatalError() {}

    /** Prints what failed, and returns the code to exit with. Throws nothing. */
    static ExitCode report(String what, Throwable failure) {
        try {
            PrintStream stderr = print(what + ": " + failure);
            failure.printStackTrace(stderr);
            stderr.flush();
        } catch (Throwable t) {
            return ExitCode.OUT_OF_MEMORY; // nothing else keeps a process from printing a line
        }
        if (failure instanceof OutOfMemoryError) {
            return ExitCode.OUT_OF_MEMORY;
        }
        return failure instanceof IOException ? ExitCode.PARENT_GONE : ExitCode.FAILED;
    }

    @SuppressWarnings("resource") // the descriptor stays open until the process ends
    static PrintStream print(String what) {
        PrintStream stderr = new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        stderr.println("processpool worker: " + what);
        stderr.flush();
        return stderr;
    }
}
