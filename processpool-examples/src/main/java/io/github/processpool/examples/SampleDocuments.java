package io.github.processpool.examples;

import io.github.processpool.Outcome;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.TaskFailedException;
import io.github.processpool.TaskTimeoutException;
import java.util.List;

/** The documents of the examples, with the expected outcome of each. */
final class SampleDocuments {

    /** A document, its defect if it has one, and its expected outcome. */
    private record Sample(String name, String nature, Expected expected) {}

    private sealed interface Expected {
        boolean is(Outcome<PdfText> outcome);
    }

    private record Text(PdfText text) implements Expected {
        @Override
        public boolean is(Outcome<PdfText> outcome) {
            return outcome instanceof Outcome.Success<PdfText> success
                    && success.value().equals(text);
        }
    }

    private record Failure(Class<? extends ProcessPoolException> type, String message) implements Expected {
        @Override
        public boolean is(Outcome<PdfText> outcome) {
            return outcome instanceof Outcome.Failure<PdfText> failure
                    && type.isInstance(failure.error())
                    && String.valueOf(failure.error().getMessage()).contains(message);
        }
    }

    private static final List<Sample> ALL = List.of(
            good("letter.pdf", new PdfText(1, "A letter", "Dear reader,\nall is well.")),
            good("minutes.pdf", new PdfText(2, "Minutes", "Three were there.\nTwo spoke.\nAll agreed.")),
            good("prices.pdf", new PdfText(1, "Prices", "Apples 3\nPears 4\nPlums 5")),
            bad("noise.pdf", "is no document at all", "Missing root object"),
            bad("cut-off.pdf", "ends in the middle", "Page tree root must be a dictionary"),
            bad("locked.pdf", "has a password", "the password is incorrect"),
            bad("too-deep.pdf", "overflows the parser's stack", "StackOverflowError"),
            bad("bomb.pdf", "unpacks to more than a worker's heap", "OutOfMemoryError"),
            new Sample(
                    "endless.pdf", "never ends", new Failure(TaskTimeoutException.class, "ran longer than its limit")));

    private SampleDocuments() {}

    private static Sample good(String name, PdfText text) {
        return new Sample(name, "is good", new Text(text));
    }

    private static Sample bad(String name, String nature, String message) {
        return new Sample(name, nature, new Failure(TaskFailedException.class, message));
    }

    static List<String> names() {
        return ALL.stream().map(Sample::name).toList();
    }

    static void check(Run run, List<Outcome<PdfText>> outcomes) {
        for (int i = 0; i < ALL.size(); i++) {
            Sample sample = ALL.get(i);
            String what =
                    sample.expected() instanceof Text ? "results in its text" : "results in one error that says so";
            run.check(
                    sample.name() + " " + sample.nature() + ": it " + what,
                    sample.expected().is(outcomes.get(i)));
        }
    }
}
