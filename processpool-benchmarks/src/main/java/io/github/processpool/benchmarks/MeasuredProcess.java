package io.github.processpool.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that measures and prints its figures, one a line: name, tab, number or word. */
final class MeasuredProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    MeasuredProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Returns all figures when the process has ended. Throws if it has failed or takes too long. */
    Map<String, String> figures(long limitSeconds) throws IOException, InterruptedException {
        var timeLimit = process.onExit().orTimeout(limitSeconds, TimeUnit.SECONDS);
        var unused = timeLimit.exceptionally(late -> killAll());
        Map<String, String> figures = new LinkedHashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                figures.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException("exit code " + exitCode);
        }
        return figures;
    }

    /** Returns the value of the next figure, which must be this one. */
    String next(String key) throws IOException {
        String line = lines.readLine();
        if (line == null || !line.startsWith(key + "\t")) {
            throw new IOException("no " + key + " but " + line);
        }
        return line.substring(key.length() + 1);
    }

    /** Kills the process alone, without its children. */
    Process kill() {
        process.toHandle().destroyForcibly();
        return process;
    }

    private Process killAll() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        return kill();
    }

    @Override
    public void close() throws IOException {
        killAll();
        lines.close();
        process.onExit().join();
    }
}
