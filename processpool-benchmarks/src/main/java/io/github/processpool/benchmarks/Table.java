package io.github.processpool.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A Markdown table whose cells are figures. */
final class Table {
    static final String NOTHING = "";

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    Table(Results results, List<String> heads) {
        this.results = results;
        row(heads);
        row(heads.stream().map(head -> "---").toList());
    }

    void row(List<String> cells) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |\n");
        cells.forEach(line::add);
        text.append(line);
    }

    /** Adds a row that begins with a label; the rest is a figure's value on each side. */
    void row(String label, List<String> cells) {
        List<String> whole = new ArrayList<>(List.of(label));
        whole.addAll(cells);
        row(whole);
    }

    /** Returns a figure as a cell: a number, marked if the machine was disturbed, or a word. */
    String cell(Entrant entrant, String key, double scale) {
        var number = results.median(entrant, key);
        if (number.isEmpty()) {
            return results.word(entrant, key).orElse(NOTHING);
        }
        return Numbers.shortly(number.getAsDouble() * scale) + (results.isDisturbed(entrant, key) ? " *" : "");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
