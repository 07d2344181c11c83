package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents that come with the examples are those that {@link DocumentMaker} makes. */
class DocumentMakerTest {
    private static final Path SHIPPED = Documents.root().resolve("processpool-examples/src/main/resources/documents");

    @TempDir
    Path made;

    @Test
    void makesWhatIsShipped() throws IOException {
        new DocumentMaker(made).writeAll();

        try (Stream<Path> shipped = Files.list(SHIPPED);
                Stream<Path> anew = Files.list(made)) {
            assertThat(anew.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            shipped.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(SampleDocuments.names());
        }
        for (String name : SampleDocuments.names()) {
            assertThat(Files.size(made.resolve(name)))
                    .as(name)
                    .isLessThan(10_000)
                    .isCloseTo(Files.size(SHIPPED.resolve(name)), within(100L));
        }
    }

    @Test
    void goodOnesHaveTheirTexts() throws IOException {
        new DocumentMaker(made).writeAll();

        for (String name : new String[] {"letter.pdf", "minutes.pdf", "prices.pdf"}) {
            assertThat(PdfText.read(made.resolve(name))).isEqualTo(PdfText.read(SHIPPED.resolve(name)));
        }
    }
}
