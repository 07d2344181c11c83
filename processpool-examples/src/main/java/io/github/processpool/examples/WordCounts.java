package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.examples.Figure.Bars;
import io.github.processpool.examples.Figure.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Map and reduce: each worker counts the words of a file, and this process adds up the counts in the order in which
 * they arrive, so that it never holds more than a few of them.
 */
final class WordCounts {
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['\u2019]\\p{L}+)*");
    private static final int SHOWN = 10;

    private static final List<String> TEXTS = List.of("harbour.txt", "kitchen.txt", "orchard.txt", "railway.txt");
    private static final long WORDS_IN_TEXTS = 500;
    private static final Map<String, Long> OFTEN_IN_TEXTS = Map.of("the", 53L, "a", 25L, "and", 21L);

    private WordCounts() {}

    /** Invalid UTF-8 bytes do not count as letters. */
    static Map<String, Long> count(Path file) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                WORD.matcher(line.toLowerCase(Locale.ROOT))
                        .results()
                        .forEach(word -> counts.merge(word.group(), 1L, Long::sum));
            }
        }
        return counts;
    }

    static void run(Run run) throws IOException {
        Optional<Path> folder = InputFiles.folder(run.arguments());
        if (folder.isPresent()) {
            tell(run, InputFiles.below(List.of(folder.get()), ""));
        } else {
            try (ShippedFiles texts = new ShippedFiles("texts", TEXTS)) {
                Map<String, Long> counts = tell(run, texts.files());
                run.check("there are " + WORDS_IN_TEXTS + " words", total(counts) == WORDS_IN_TEXTS);
                run.check(
                        "\"the\" occurs 53 times, \"a\" 25 times, \"and\" 21 times",
                        counts.entrySet().containsAll(OFTEN_IN_TEXTS.entrySet()));
            }
        }
    }

    private static Map<String, Long> tell(Run run, List<Path> files) throws IOException {
        Map<String, Long> counts = onPool(run, files);
        List<Map.Entry<String, Long>> most = mostFrequent(counts);
        run.say("%d files, %d words, %d different ones", files.size(), total(counts), counts.size());
        most.forEach(word -> run.say("%7d  %s", word.getValue(), word.getKey()));
        run.show(new Bars(
                "The most frequent words",
                "times",
                most.stream().map(Map.Entry::getKey).toList(),
                List.of(new Series(
                        "times",
                        most.stream().map(word -> (double) word.getValue()).toList()))));
        run.check("one thread here counts the same", counts.equals(here(files)));
        return counts;
    }

    private static Map<String, Long> onPool(Run run, List<Path> files) {
        Map<String, Long> sum = new TreeMap<>();
        try (Pool pool = Pool.create(run.workers().orElse(2));
                Stream<Map<String, Long>> counts = pool.imapUnordered(WordCounts::count, files)) {
            counts.forEach(each -> addTo(sum, each));
        }
        return sum;
    }

    private static Map<String, Long> here(List<Path> files) throws IOException {
        Map<String, Long> sum = new TreeMap<>();
        for (Path file : files) {
            addTo(sum, count(file));
        }
        return sum;
    }

    private static void addTo(Map<String, Long> sum, Map<String, Long> counts) {
        counts.forEach((word, times) -> sum.merge(word, times, Long::sum));
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Map.Entry<String, Long>> mostFrequent(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .toList();
    }
}
