package io.github.processpool.examples;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** One run of an example: its arguments, its output, and its checks. */
final class Run {
    private final PrintStream out;
    private final OptionalInt workers;
    private final List<String> arguments;
    private final List<Line> lines = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    Run(PrintStream out, OptionalInt workers, List<String> arguments) {
        this.out = out;
        this.workers = workers;
        this.arguments = arguments;
    }

    /** The number of workers asked for with {@code --workers}, if any. */
    OptionalInt workers() {
        return workers;
    }

    /** The arguments after the example's name on the command line. */
    List<String> arguments() {
        return arguments;
    }

    /** Prints a line. */
    void say(String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        lines.add(new Line(text, false));
        out.println(text);
    }

    /** Prints a claim, or ends the example if the claim does not hold. */
    void check(String claim, boolean holds) {
        if (!holds) {
            throw new ClaimFailedException(claim);
        }
        lines.add(new Line(claim, true));
        out.println("  checked: " + claim);
    }

    /** Adds a table, chart or picture to the report. */
    void show(Figure figure) {
        figures.add(figure);
    }

    List<Line> lines() {
        return lines;
    }

    List<Figure> figures() {
        return figures;
    }

    long checks() {
        return lines.stream().filter(Line::checked).count();
    }

    /** A line that an example printed, or a claim that it checked. */
    record Line(String text, boolean checked) {}

    /** A claim of an example does not hold. */
    static final class ClaimFailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ClaimFailedException(String claim) {
            super("does not hold: " + claim);
        }
    }

    /** An example can't use its arguments. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }
}
