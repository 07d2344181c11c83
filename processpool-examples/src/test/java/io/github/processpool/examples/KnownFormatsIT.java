package io.github.processpool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That no value format lies on the class path is found out once: here, where unlike in the library's own tests there is none. */
class KnownFormatsIT {
    record Point(int x, int y) {}

    static Point mirrored(Point point) {
        return new Point(point.y, point.x);
    }

    static String told() {
        return System.getProperty("io.github.processpool.formats", "nothing");
    }

    @Test
    void workersOfLaterPoolsNeedNotLook() {
        try (Pool first = Pool.create(1)) {
            assertThat(first.apply(KnownFormatsIT::mirrored, new Point(1, 2))).isEqualTo(new Point(2, 1));
        }
        try (Pool later = Pool.create(1)) {
            assertThat(later.apply(KnownFormatsIT::told)).isEqualTo("none");
            assertThat(later.apply(KnownFormatsIT::mirrored, new Point(3, 4))).isEqualTo(new Point(4, 3));
        }
    }

    @Test
    void workersThatFindMoreOnTheirClassPathLookThemselves(@TempDir Path more) {
        List<Path> classPath = new ArrayList<>(List.of(more));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(Path.of(entry));
        }
        try (Pool pool = Pool.create(1)) {
            pool.apply(KnownFormatsIT::mirrored, new Point(1, 2));
        }
        try (Pool pool = Pool.builder().workers(1).classPath(classPath).build()) {
            assertThat(pool.apply(KnownFormatsIT::told)).isEqualTo("nothing");
        }
        assertThat(toldThroughContextLoader(more)).isEqualTo("nothing");
    }

    private static String toldThroughContextLoader(Path more) {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader plugIns = new URLClassLoader(new URL[] {more.toUri().toURL()}, usual)) {
            thread.setContextClassLoader(plugIns);
            try (Pool pool = Pool.create(1)) {
                return pool.apply(KnownFormatsIT::told);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }
}
