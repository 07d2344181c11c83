package io.github.processpool.core.testkit;

import io.github.processpool.Pool;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has the archive made that worker JVMs start from, before the first integration test. The pools of tests are closed too
 * soon for that: each would begin to make it and give up, and all workers would start from jars, which takes more than
 * twice the processor time. Registered for every class of integration tests by the build.
 */
public final class ArchiveFirst implements BeforeAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    /** AOT caches are made after the archive of the older kind. */
    private static final int ARCHIVES = Runtime.version().feature() >= 25 ? 2 : 1;

    @Override
    public void beforeAll(ExtensionContext context) {
        var unused = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ArchiveFirst.class))
                .getOrComputeIfAbsent(Boolean.class, key -> isMade());
    }

    private static boolean isMade() {
        String caches = System.getenv("XDG_CACHE_HOME");
        if (caches == null) {
            return false;
        }
        try (Pool pool = Pool.create(1)) {
            pool.run(() -> {});
            Awaitility.await().atMost(PATIENCE).until(() -> archives(Path.of(caches, "processpool")) >= ARCHIVES);
            return true;
        } catch (ConditionTimeoutException e) {
            return false; // the tests of archives say why, and the others need none
        }
    }

    private static int archives(Path folder) {
        File[] files = folder.toFile().listFiles((unused, name) -> name.endsWith(".archive"));
        return files == null ? 0 : files.length;
    }
}
