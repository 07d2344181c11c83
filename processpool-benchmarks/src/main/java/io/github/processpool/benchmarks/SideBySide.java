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
 * Measures this library, threads, Python's pool and bare JVMs on the same workloads in one run. In each round all of them
 * are measured one after the other, every measurement in a process of its own.
 */
public final class SideBySide {
    private static final long LIMIT_SECONDS = 300; // a workload that hangs counts as failed, and the run continues
    private static final int LONG_TOPICS_EVERY = 3; // rounds

    private final Options options;
    private final Entrants entrants;
    private final Results results = new Results();

    private SideBySide(Options options, Path scratch) throws IOException {
        this.options = options;
        this.entrants = new Entrants(options, scratch);
    }

    /** Measures what the arguments select, prints the page, and writes it to the file that they name. */
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

    /** Makes the startup archives first, so that no measurement shares the machine with that. */
    private void measure() throws IOException, InterruptedException {
        for (Entrant pool : entrants.of(Kind.POOL)) {
            String archive = figures(
                            pool.commandFor("prepare", options.profile().sizes()))
                    .getOrDefault("archive", "none");
            say("start-up archive for " + pool.title() + ": " + archive);
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (List<Topic> topics : groups(round)) {
                measure(round, topics);
            }
        }
    }

    /** Returns in how many rounds long topics are measured. */
    static int longRounds(Options options) {
        return options.profile().allTogether()
                ? options.rounds()
                : (options.rounds() + LONG_TOPICS_EVERY - 1) / LONG_TOPICS_EVERY;
    }

    /** Returns which topics are measured one after the other in this round, each group of them in one process. */
    private List<List<Topic>> groups(int round) {
        if (options.profile().allTogether()) {
            return options.topics().stream()
                    .collect(Collectors.groupingBy(topic -> topic == Topic.ORPHANS))
                    .values()
                    .stream()
                    .toList();
        }
        return options.topics().stream()
                .filter(topic -> !topic.isLong() || round % LONG_TOPICS_EVERY == 0)
                .map(List::of)
                .toList();
    }

    /** The order of the entrants rotates from round to round, so that none always follows the same other. */
    private void measure(int round, List<Topic> topics) throws InterruptedException {
        List<Entrant> order = new ArrayList<>(entrants.all());
        Collections.rotate(order, round);
        for (Entrant entrant : order) {
            String words = topics.stream()
                    .filter(topic -> topic.concerns(entrant.kind()))
                    .map(Topic::word)
                    .collect(Collectors.joining(","));
            if (!words.isEmpty()) {
                Load.awaitCalm(options.calmSeconds());
                measure(round, words, entrant);
            }
        }
    }

    private void measure(int round, String topics, Entrant entrant) throws InterruptedException {
        String what = topics + " on " + entrant.title();
        List<String> command = entrant.commandFor(topics, options.profile().sizes());
        Load load = new Load();
        OrphanWatch orphans = new OrphanWatch();
        try {
            Map<String, String> figures = topics.equals(Topic.ORPHANS.word())
                    ? Map.of("orphans", orphans.measure(command))
                    : figures(command);
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
