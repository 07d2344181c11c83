package io.github.processpool.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's documents and the code in them. */
final class Documents {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Documents() {}

    /**
     * A piece of code.
     *
     * @param document where it stands
     * @param line the line of its first line
     */
    record Sample(String document, int line, String code) {
        @Override
        public String toString() {
            return document + ":" + line;
        }
    }

    /** Returns the folder of the whole project, wherever in it the tests run. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static List<Path> all() throws IOException {
        try (Stream<Path> top = Files.list(root());
                Stream<Path> docs = Files.walk(root().resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the fenced blocks of a language. */
    static List<Sample> blocks(Path document, String language) throws IOException {
        List<Sample> samples = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        String name = root().relativize(document).toString();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```" + language)) {
                int first = i + 1;
                int end = first;
                while (!lines.get(end).strip().equals("```")) {
                    end++;
                }
                samples.add(new Sample(name, first + 1, String.join("\n", lines.subList(first, end))));
                i = end;
            }
        }
        return samples;
    }

    /** Returns the pieces of code in the last column of every table whose last heading is this. */
    static List<Sample> column(Path document, String heading) throws IOException {
        List<Sample> samples = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        String name = root().relativize(document).toString();
        int column = -1;
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.contains(heading)) {
                column = cells.indexOf(heading);
            } else if (cells.isEmpty()) {
                column = -1;
            } else if (column >= 0) {
                Matcher code = CODE.matcher(cells.get(column));
                while (code.find()) {
                    samples.add(new Sample(name, i + 1, code.group(1)));
                }
            }
        }
        return samples;
    }

    /** Returns the cells of a table's row; none if the line is no such row. */
    private static List<String> cells(String line) {
        return line.startsWith("|") && line.endsWith("|")
                ? Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }
}
