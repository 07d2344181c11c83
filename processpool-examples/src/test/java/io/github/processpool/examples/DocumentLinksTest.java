package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets of the documents' links within this project exist. */
class DocumentLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?m)^\\[[^\\]]+\\]: (\\S+)$");

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        assertThat(LINK.matcher(Files.readString(document))
                        .results()
                        .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                        .filter(target -> !target.startsWith("http") && !target.startsWith("#"))
                        .map(target -> target.replaceFirst("#.*", "")))
                .allSatisfy(
                        target -> assertThat(document.resolveSibling(target)).exists());
    }
}
