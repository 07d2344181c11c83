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

    /** Returns the folder of the whole project, from wherever in it the tests are run. */
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
        boolean inTable = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            inTable = line.endsWith("| " + heading + " |") || (inTable && line.startsWith("|"));
            if (inTable) {
                Matcher code = CODE.matcher(line.substring(line.lastIndexOf('|', line.length() - 2)));
                while (code.find()) {
                    samples.add(new Sample(name, i + 1, code.group(1)));
                }
            }
        }
        return samples;
    }
}
