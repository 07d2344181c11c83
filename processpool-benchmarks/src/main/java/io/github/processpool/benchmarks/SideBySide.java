package io.github.processpool.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures this library, threads, Python's pool and bare JVMs on the same workloads in one run: round after round, in
 * each all of them one after the other, every measurement in a process of its own.
 */
public final class SideBySide {
    private static final long LIMIT_SECONDS = 600;

    private final Options options;
    private final Entrants entrants;
    private final Results results = new Results();

    private SideBySide(Options options, Path scratch) throws IOException {
        this.options = options;
        this.entrants = new Entrants(options, scratch);
    }

    /** Measures what the arguments ask for, prints the page, and writes it where they say. */
    public static void main(String[] arguments) throws Exception {
        if (Arrays.asList(arguments).contains("--help")) {
            String topics = Arrays.stream(Topic.values()).map(Topic::word).collect(Collectors.joining(" "));
            System.out.print(String.format(Options.USAGE, topics));
            return;
        }
        Options options = Options.parse(arguments);
        String page = page(options, String.join(" ", arguments));
        System.out.println(page);
        if (options.page() != null) {
            Files.writeString(options.page(), page);
        }
    }

    /** Measures, and returns the page. */
    static String page(Options options, String arguments) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("processpool-side-by-side");
        try {
            SideBySide run = new SideBySide(options, scratch);
            run.measure();
            return Page.of(options, command(arguments), run.entrants, run.results);
        } finally {
            delete(scratch);
        }
    }

    private static String command(String arguments) {
        return "java -cp 'processpool-benchmarks/target/lib/*' " + SideBySide.class.getName() + " " + arguments;
    }

    private void measure() throws IOException, InterruptedException {
        for (Entrant pool : entrants.of(Kind.POOL)) {
            try (MeasuredProcess first =
                    new MeasuredProcess(pool.commandFor("prepare", options.profile().sizes()))) {
                say("start-up archive for " + pool.title() + ": "
                        + first.figures(LIMIT_SECONDS).get("archive"));
            }
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (Topic topic : options.topics()) {
                measure(round, topic);
            }
        }
    }

    /** Everybody has another place in each round, so that none always comes after the same. */
    private void measure(int round, Topic topic) throws InterruptedException {
        List<Entrant> order = new ArrayList<>(entrants.all());
        Collections.rotate(order, round);
        for (Entrant entrant : order) {
            if (topic.concerns(entrant.kind())) {
                Load.awaitCalm(options.calmSeconds());
                measure(round, topic, entrant);
            }
        }
    }

    private void measure(int round, Topic topic, Entrant entrant) throws InterruptedException {
        String what = topic.word() + " on " + entrant.title();
        List<String> command = entrant.commandFor(topic.word(), options.profile().sizes());
        Load load = new Load();
        OrphanWatch orphans = new OrphanWatch();
        try {
            Map<String, String> figures =
                    topic == Topic.ORPHANS ? Map.of("orphans", orphans.measure(command)) : figures(command);
            double others = load.othersSince(orphans.ticks());
            results.add(entrant, figures, others);
            say(String.format(Locale.ROOT, "round %d: %s, others %.2f: %s", round + 1, what, others, figures));
        } catch (IOException e) {
            results.addFailure(what + " (" + e.getMessage() + ")");
            say("round " + (round + 1) + ": " + what + " failed: " + e.getMessage());
        }
    }

    private static Map<String, String> figures(List<String> command) throws IOException, InterruptedException {
        try (MeasuredProcess process = new MeasuredProcess(command)) {
            return process.figures(LIMIT_SECONDS);
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
