package io.github.processpool.examples;

import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.examples.Figure.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads unknown documents with a parser that can't handle all of them. A document that is broken, never ends, uses all
 * memory or overflows the stack results in one error that says so; all others result in their text.
 */
final class DocumentTexts {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final long HEAP = 64L << 20;

    private DocumentTexts() {}

    static void run(Run run) throws IOException {
        Optional<Path> folder = InputFiles.folder(run.arguments());
        if (folder.isPresent()) {
            List<Path> files = InputFiles.below(List.of(folder.get()), ".pdf");
            List<Outcome<PdfText>> outcomes = read(run, files);
            tell(run, files, outcomes);
            run.check("every document has its text or its error", outcomes.size() == files.size());
        } else {
            try (ShippedFiles documents = new ShippedFiles("documents", SampleDocuments.names())) {
                List<Outcome<PdfText>> outcomes = read(run, documents.files());
                tell(run, documents.files(), outcomes);
                SampleDocuments.check(run, outcomes);
            }
        }
    }

    private static List<Outcome<PdfText>> read(Run run, List<Path> files) {
        try (Pool pool = Pool.builder()
                .workers(run.workers().orElse(2))
                .maxMemoryPerWorker(HEAP)
                .jvmOptions("-Djava.awt.headless=true")
                .build()) {
            // One by one: in a chunk, a good document could be lost with the worker that reads a bad one.
            return pool.withTimeout(LIMIT)
                    .withChunkSize(1)
                    .withProgress(ProgressBar.ofTerminal())
                    .mapSettled(PdfText::read, files);
        }
    }

    private static void tell(Run run, List<Path> files, List<Outcome<PdfText>> outcomes) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String name = String.valueOf(files.get(i).getFileName());
            String outcome = describe(outcomes.get(i));
            run.say("%-13s %s", name, outcome);
            rows.add(List.of(name, outcome));
        }
        run.show(new Table("The outcome of each document", List.of("document", "outcome"), rows));
    }

    private static String describe(Outcome<PdfText> outcome) {
        if (outcome instanceof Outcome.Success<PdfText> success) {
            PdfText document = success.value();
            return "\"%s\", pages: %d, words: %d".formatted(document.title(), document.pages(), document.words());
        } else if (outcome instanceof Outcome.Failure<PdfText> failure) {
            ProcessPoolException error = failure.error();
            return error.getClass().getSimpleName() + ": " + error.getMessage();
        }
        throw new IllegalArgumentException("no outcome: " + outcome);
    }
}
