package io.github.processpool.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What one call of the runner printed, and its exit code. */
record Console(int exitCode, String out, String err) {

    static Console run(String... arguments) {
        return run(Examples.ALL, arguments);
    }

    static Console run(List<Example> examples, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Examples(examples, print(out), print(err)).run(List.of(arguments));
        return new Console(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
