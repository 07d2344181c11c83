package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing keeps the class loader of an application that is gone, be the library the application's own or shared. */
@ExtendWith(NoLeaks.class)
class RedeploymentIT {
    private static final String APPLICATION = Redeployed.class.getName();

    /** Has all that an application brings, the library included. */
    private static final class WithLibrary extends URLClassLoader {
        WithLibrary() throws Exception {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() throws Exception {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }
    }

    /** Has the application's classes; everything else is from this JVM's class path. */
    private static final class WithoutLibrary extends URLClassLoader {
        WithoutLibrary() {
            super(
                    new URL[] {
                        Redeployed.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    Redeployed.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(APPLICATION)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    /** Runs a method of the application, in a thread that lives on as that of a server does; returns the loader. */
    private static WeakReference<ClassLoader> run(URLClassLoader loader, String method, Object... arguments)
            throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try (loader) {
            Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {Pool.class};
            loader.loadClass(APPLICATION).getMethod(method, types).invoke(null, arguments);
        } finally {
            thread.setContextClassLoader(before);
        }
        return new WeakReference<>(loader);
    }

    private static void awaitCollection(WeakReference<ClassLoader> loader) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            System.gc();
            assertThat(loader.get()).isNull();
        });
    }

    @Test
    void applicationIsCollectedTogetherWithItsLibrary() throws Exception {
        awaitCollection(run(new WithLibrary(), "usePool"));
    }

    @Test
    void applicationIsCollectedThatUsedALibraryOfTheServer() throws Exception {
        awaitCollection(run(new WithoutLibrary(), "usePool"));
    }
}
