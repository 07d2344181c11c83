package io.github.processpool.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that loads its functions from a jar that neither the JVM nor the pool knows. */
class UrlClassLoaderIT {
    @TempDir
    private Path dir;

    @Test
    void jarThatOnlyAUrlClassLoaderKnows() throws Exception {
        Path plugIn = Jars.compiled(List.of(Jars.program("plugin/Greeter.java")), dir.resolve("plugin"));
        Files.writeString(plugIn.resolve("plugin/words.properties"), "hello=Good morning,\n");
        Path jar = Jars.packed(plugIn, dir.resolve("greeter.jar"), Map.of());
        Path host = Jars.compiled(List.of(Jars.program("plugin/Host.java")), dir.resolve("host"));

        assertThat(Command.java(dir, "-cp", host + ":" + Jars.path(Jars.library()), "Host", jar)
                        .output())
                .contains("[Greeting[text=Good morning, Ann], Greeting[text=Good morning, Bob]]")
                .contains("[Greeting[text=Dear Dr Ann], Greeting[text=Dear Dr Bob]]");
    }
}
