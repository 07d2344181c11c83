package io.github.processpool.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications in named modules, whose workers run in the same modules. */
class ModulePathIT {
    private static final String LIBRARY = Jars.path(Jars.library());

    @TempDir
    private Path dir;

    private Path module(String name) throws IOException {
        Path classes = Jars.compiled(name, dir.resolve("classes"), "--module-path", LIBRARY);
        Path resource = Path.of("com/example", name, "words.txt");
        Files.writeString(classes.resolve(resource), "words");
        return Jars.packed(classes, dir.resolve(name + ".jar"), Map.of());
    }

    private String run(String name) throws Exception {
        String path = module(name) + ":" + LIBRARY;
        return Command.java(dir, "--module-path", path, "-m", "com.example." + name + "/com.example." + name + ".Main")
                .output();
    }

    @Test
    void moduleThatOpensNothing() throws Exception {
        assertThat(run("closed"))
                .contains("[1, 4, 9]", "[11, 12, 13]", "{a=[5]}", "Shown[number=2, text=one]", "[7, 14]")
                .contains("here module com.example.closed module io.github.processpool true,"
                        + " there module com.example.closed module io.github.processpool true")
                .contains("refused: ", "com.example.closed.Main$Hidden")
                .contains("opens com.example.closed to io.github.processpool.core;");
    }

    @Test
    void moduleThatOpensItsPackage() throws Exception {
        assertThat(run("open")).contains("[Hidden[number=2], Hidden[number=3]]", "\n1\n", "com.example.open.Service");
    }

    @Test
    void openingOnTheCommandLineReachesTheWorkers() throws Exception {
        String path = module("closed") + ":" + LIBRARY;
        String opens = "com.example.closed/com.example.closed=io.github.processpool.core";

        assertThat(Command.java(
                                dir,
                                "--module-path",
                                path,
                                "--add-opens",
                                opens,
                                "-m",
                                "com.example.closed/com.example.closed.Main")
                        .output())
                .contains("Shown[number=2, text=one]", "\n1\n")
                .doesNotContain("refused");
    }

    @Test
    void programOnTheClassPathWithThePoolOnTheModulePath() throws Exception {
        Path classes = Jars.compiled("mixed", dir.resolve("classes"));

        assertThat(Command.java(
                                dir,
                                "--module-path",
                                LIBRARY,
                                "--add-modules",
                                "io.github.processpool.core",
                                "-cp",
                                classes,
                                "Main")
                        .output())
                .contains("[Pair[left=2, right=1]]", "true module io.github.processpool false module java.sql");
    }

    @Tag("slow")
    @Test
    void imageMadeByJlink() throws Exception {
        String path = module("open") + ":" + LIBRARY;
        Path image = dir.resolve("image");
        Command.jlink(
                        dir,
                        "--module-path",
                        path,
                        "--add-modules",
                        "com.example.open,io.github.processpool.core",
                        "--output",
                        image)
                .output();

        assertThat(Command.of(image.resolve("bin/java"), dir, "-m", "com.example.open/com.example.open.Main")
                        .output())
                .contains("[Hidden[number=2], Hidden[number=3]]", "com.example.open.Service");
    }
}
