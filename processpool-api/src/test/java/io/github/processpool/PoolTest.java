package io.github.processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.spi.PoolProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The static methods of {@link Pool}; no implementation is on the class path of this module. */
class PoolTest {

    @TempDir
    Path services;

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void createRefusesLessThanOneWorker(int workers) {
        assertThatThrownBy(() -> Pool.create(workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("workers must be at least 1, but is " + workers);
    }

    @Test
    void aMissingImplementationIsToldWithTheDependencyToAdd() {
        assertThatThrownBy(Pool::create)
                .isExactlyInstanceOf(ProcessPoolException.class)
                .hasMessageContaining("No implementation")
                .hasMessageContaining("io.github.processpool:processpool-core")
                .hasNoCause();
        assertThatThrownBy(() -> Pool.create(2)).isExactlyInstanceOf(ProcessPoolException.class);
        assertThatThrownBy(Pool::builder).isExactlyInstanceOf(ProcessPoolException.class);
    }

    @Test
    void aMissingImplementationIsToldWithoutAContextClassLoader() throws Exception {
        withContextClassLoader(
                null,
                () -> assertThatThrownBy(Pool::builder)
                        .isExactlyInstanceOf(ProcessPoolException.class)
                        .hasMessageContaining("io.github.processpool:processpool-core"));
    }

    @Test
    void aBrokenImplementationIsToldWithItsCause() throws Exception {
        withProvider(
                "com.example.Absent",
                () -> assertThatThrownBy(Pool::builder)
                        .isExactlyInstanceOf(ProcessPoolException.class)
                        .hasMessageContaining("could not be loaded")
                        .hasMessageContaining("com.example.Absent")
                        .hasMessageContaining("io.github.processpool:processpool-core")
                        .hasCauseInstanceOf(ServiceConfigurationError.class));
    }

    @Test
    void createUsesTheImplementationOfTheContextClassLoader() throws Exception {
        withProvider(RecordingProvider.class.getName(), () -> {
            RecordingProvider.CALLS.clear();
            Pool.create();
            assertThat(RecordingProvider.CALLS).containsExactly("build");

            RecordingProvider.CALLS.clear();
            Pool.create(3);
            assertThat(RecordingProvider.CALLS).containsExactly("workers 3", "build");
        });
    }

    private void withProvider(String className, Action action) throws Exception {
        Path folder = Files.createDirectories(services.resolve("META-INF/services"));
        Files.writeString(folder.resolve(PoolProvider.class.getName()), className);
        try (var loader = new URLClassLoader(new URL[] {services.toUri().toURL()}, PoolTest.class.getClassLoader())) {
            withContextClassLoader(loader, action);
        }
    }

    private static void withContextClassLoader(ClassLoader loader, Action action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            action.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    /** Its builders build nothing and write down their calls. */
    public static final class RecordingProvider implements PoolProvider {

        static final List<String> CALLS = new ArrayList<>();

        @Override
        public Pool.Builder newBuilder() {
            InvocationHandler handler = (proxy, method, arguments) -> {
                CALLS.add(arguments == null ? method.getName() : method.getName() + " " + arguments[0]);
                return method.getReturnType() == Pool.Builder.class ? proxy : null;
            };
            return (Pool.Builder)
                    Proxy.newProxyInstance(Pool.class.getClassLoader(), new Class<?>[] {Pool.Builder.class}, handler);
        }
    }
}
