package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.examples.Documents.Sample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that the README begins with, in a JVM of its own. */
class ReadmeProgramIT {

    @TempDir
    Path classes;

    @Test
    void printsWhatItSays() throws Exception {
        Sample program =
                Documents.blocks(Documents.root().resolve("README.md"), "java").get(0);
        assertThat(program.code().lines()).hasSizeLessThan(20);
        assertThat(InMemoryCompiler.compile("Squares", program.code(), classes)).isEmpty();

        assertThat(run("Squares")).containsExactly("[1, 4, 9, 16]", "100", "42");
    }

    private List<String> run(String mainClass) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
        Process process = new ProcessBuilder(java, "-cp", classPath, mainClass)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed.lines().toList();
    }
}
