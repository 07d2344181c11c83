package io.github.processpool.core.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one task did, in a file that outlives its worker: a line before each operation, and one after it. The clock is that
 * of the machine, which on Linux all JVMs have in common.
 */
record History(Path file, String actor) {

    /** An operation; without an end and a result where its worker died. */
    record Op(
            String actor,
            String object,
            String name,
            long start,
            long end,
            @Nullable String result) {
        boolean isPending() {
            return end == Long.MAX_VALUE;
        }
    }

    /** Something that is done with a shared object. */
    interface Step {
        Object run() throws Exception;
    }

    void run(String object, String name, Step step) throws Exception {
        write("call " + System.nanoTime() + " " + object + " " + name);
        Object result = step.run();
        write("done " + System.nanoTime() + " " + result);
    }

    private void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the operations, by object. */
    Map<String, List<Op>> read() throws IOException {
        Map<String, List<Op>> operations = new LinkedHashMap<>();
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        for (int i = 0; i < lines.size(); i += 2) {
            String[] call = lines.get(i).split(" ", 4);
            boolean pending = i + 1 == lines.size();
            String[] done = pending ? new String[0] : lines.get(i + 1).split(" ", 3);
            Op op = new Op(
                    actor,
                    call[2],
                    call[3],
                    Long.parseLong(call[1]),
                    pending ? Long.MAX_VALUE : Long.parseLong(done[1]),
                    pending ? null : done[2]);
            operations.computeIfAbsent(call[2], any -> new ArrayList<>()).add(op);
        }
        return operations;
    }
}
