package io.github.processpool.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first program of the documents on class paths of all kinds. */
class ClassPathIT {
    private static final String[] RESULTS = {"[1, 4, 9, 16]", "100", "42"};

    @TempDir
    private Path dir;

    private Path squares() throws IOException {
        return Jars.compiled("squares", dir.resolve("classes"));
    }

    private static List<Path> with(Path first, List<Path> others) {
        List<Path> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private String run(List<Path> classPath) throws Exception {
        return Command.java(dir, "-cp", Jars.path(classPath), "Squares").output();
    }

    @Test
    void jarsOnTheClassPath() throws Exception {
        Path jar = Jars.packed(squares(), dir.resolve("squares.jar"), Map.of());

        assertThat(run(with(jar, Jars.library()))).contains(RESULTS);
    }

    @Test
    void foldersOnTheClassPath() throws Exception {
        assertThat(run(with(squares(), Jars.library()))).contains(RESULTS);
    }

    @Test
    void relativePathsAndAWorkerInAnotherFolder() throws Exception {
        squares();
        Jars.copied(dir.resolve("lib"));

        assertThat(Command.java(dir, "-cp", "classes:lib/*", "Squares").output())
                .contains(RESULTS);
    }

    @Tag("slow")
    @Test
    void severalHundredEntries() throws Exception {
        List<Path> entries = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String name =
                    "a-folder-with-a-rather-long-name-so-that-the-class-path-becomes-too-long-for-an-argument-" + i;
            entries.add(Files.createDirectories(dir.resolve("many").resolve(name)));
        }
        entries.add(squares());
        entries.addAll(Jars.library());
        assertThat(Jars.path(entries)).hasSizeGreaterThan(64 * 1024);

        // Linux takes it; a shell script or @file would do the same.
        assertThat(run(entries)).contains(RESULTS);
    }

    @Test
    void pathsWithBlanksQuotesAndNonAsciiLetters() throws Exception {
        Assumptions.assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode("\u00fc\u65e5"),
                "the system's encoding has these letters");
        Path odd = dir.resolve("it's a \"f\u00fcnny\" \u65e5\u672c 100% $HOME (x86) folder+1");
        Path jar = Jars.packed(squares(), odd.resolve("my squares.jar"), Map.of());
        List<Path> library = Jars.copied(odd.resolve("the libraries"));

        assertThat(run(with(jar, library))).contains(RESULTS);
    }

    @Test
    void executableJarWithAClassPathInItsManifest() throws Exception {
        List<Path> library = Jars.copied(dir.resolve("app/the lib"));
        String classPath =
                library.stream().map(jar -> "the%20lib/" + jar.getFileName()).collect(Collectors.joining(" "));
        Path jar = Jars.packed(
                squares(), dir.resolve("app/squares.jar"), Map.of("Main-Class", "Squares", "Class-Path", classPath));

        assertThat(Command.java(dir, "-jar", jar).output()).contains(RESULTS);
    }
}
