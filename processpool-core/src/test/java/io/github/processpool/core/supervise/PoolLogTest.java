package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.WorkerOutput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class PoolLogTest {
    @Test
    void withoutSlf4jTheErrorStreamHasToDo() throws Exception {
        PrintStream usual = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = withoutSlf4j();
                PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setErr(caught);
            Class<?> type = loader.loadClass(PoolLog.class.getName());
            Object log = type.getConstructor(String.class).newInstance("pool-x");
            assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();

            type.getMethod("warn", String.class, Throwable.class).invoke(log, "something", null);
        } finally {
            System.setErr(usual);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("SLF4J can't be used")
                .contains("NoClassDefFoundError")
                .contains("pool-x: something");
    }

    private static URLClassLoader withoutSlf4j() {
        URL[] urls = {home(PoolLog.class), home(WorkerOutput.class), home(NullMarked.class)};
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
