package io.github.processpool.examples;

import io.github.processpool.examples.Run.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command line.
 *
 * @param words the arguments that are no options; {@code --help} always comes first
 * @param workers the number of worker processes, if given
 * @param report the file to write the report to, if given
 */
record Options(List<String> words, OptionalInt workers, Optional<Path> report) {
    private static final int MOST_WORKERS = 4096;

    static Options of(List<String> arguments) {
        List<String> words = new ArrayList<>();
        OptionalInt workers = OptionalInt.empty();
        Optional<Path> report = Optional.empty();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--workers" -> workers = OptionalInt.of(number(valueOf(rest)));
                case "--report" -> report = Optional.of(file(valueOf(rest)));
                case "--help" -> words.add(0, word);
                default -> words.add(word);
            }
        }
        return new Options(words, workers, report);
    }

    private static String valueOf(Iterator<String> rest) {
        return rest.hasNext() ? rest.next() : "";
    }

    private static int number(String text) {
        if (text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= MOST_WORKERS) {
            return Integer.parseInt(text);
        }
        throw new UsageException(
                "--workers takes a number from 1 to " + MOST_WORKERS + ", not " + (text.isEmpty() ? "nothing" : text));
    }

    private static Path file(String text) {
        if (text.isEmpty() || text.startsWith("--")) {
            throw new UsageException("--report takes the name of a file to write");
        }
        return Path.of(text);
    }
}
