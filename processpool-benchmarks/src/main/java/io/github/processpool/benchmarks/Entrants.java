package io.github.processpool.benchmarks;

import io.github.processpool.benchmarks.workloads.Measure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds who can be measured on this machine. */
final class Entrants {
    private static final String SCRIPT = "workloads.py";

    private final Path scratch;
    private final List<Entrant> found = new ArrayList<>();

    /** Looks for them; files that they need go to {@code scratch}. */
    Entrants(Options options, Path scratch) throws IOException {
        this.scratch = scratch;
        boolean several = options.javaHomes().size() > 1;
        for (Kind kind : List.of(Kind.POOL, Kind.THREADS, Kind.BARE)) {
            for (Path home : options.javaHomes()) {
                String on = several ? ", JDK " + Versions.ofJava(home) : "";
                found.add(new Entrant(kind, title(kind) + on, java(home, kind)));
            }
        }
        Optional<String> python = Versions.ofPython(options.python());
        if (python.isPresent()) {
            addPython(options.python(), python.get());
        }
    }

    List<Entrant> all() {
        return List.copyOf(found);
    }

    List<Entrant> of(Kind kind) {
        return found.stream().filter(entrant -> entrant.kind() == kind).toList();
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case POOL -> "this library";
            case THREADS -> "threads";
            case BARE -> "bare JVMs";
            case PYTHON, PYTHON_SPAWN -> "Python";
        };
    }

    private List<String> java(Path home, Kind kind) {
        Path cache = scratch.resolve("cache");
        return List.of(
                home.resolve("bin").resolve("java").toString(),
                "-Dio.github.processpool.cacheFolder="
                        + cache.resolve("java" + home.toString().hashCode()),
                "-cp",
                System.getProperty("java.class.path"),
                Measure.class.getName(),
                kind.name().toLowerCase(Locale.ROOT));
    }

    private void addPython(String python, String version) throws IOException {
        Path script = scratch.resolve(SCRIPT);
        try (InputStream source = Entrants.class.getResourceAsStream(SCRIPT)) {
            if (source == null) {
                throw new IOException("no " + SCRIPT + " on the class path");
            }
            Files.write(script, source.readAllBytes());
        }
        String title = "CPython " + version;
        found.add(new Entrant(Kind.PYTHON, title + " (fork)", List.of(python, script.toString(), "fork")));
        found.add(new Entrant(Kind.PYTHON_SPAWN, title + " (spawn)", List.of(python, script.toString(), "spawn")));
    }
}
