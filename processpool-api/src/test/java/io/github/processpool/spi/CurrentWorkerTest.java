package io.github.processpool.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The worker of a JVM is set for good, so each test has the API's classes in a class loader of its own, and calls them
 * by reflection.
 */
class CurrentWorkerTest {

    private final ClassLoader loader = new FreshClassLoader();

    private final Class<?> workerType = load(Worker.class);

    private final Class<?> holder = load(CurrentWorker.class);

    @Test
    void isEmptyAtFirst() throws Exception {
        assertThat(holder.getMethod("get").invoke(null)).isEqualTo(Optional.empty());
        assertThat(workerType.getMethod("isWorker").invoke(null)).isEqualTo(false);
    }

    @Test
    void tellsTheWorkerThatWasSet() throws Exception {
        Object worker = newWorker();
        set(worker);

        assertThat(((Optional<?>) holder.getMethod("get").invoke(null)).orElseThrow())
                .isSameAs(worker);
        assertThat(workerType.getMethod("current").invoke(null)).isSameAs(worker);
        assertThat(workerType.getMethod("isWorker").invoke(null)).isEqualTo(true);
    }

    @Test
    void refusesASecondWorkerAndKeepsTheFirst() throws Exception {
        Object first = newWorker();
        set(first);

        assertThatThrownBy(() -> set(newWorker()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only once");
        assertThat(workerType.getMethod("current").invoke(null)).isSameAs(first);
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> set(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("worker");
    }

    private void set(Object worker) throws Exception {
        try {
            holder.getMethod("set", workerType).invoke(null, worker);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    private Object newWorker() {
        return Proxy.newProxyInstance(loader, new Class<?>[] {workerType}, (proxy, method, arguments) -> null);
    }

    private Class<?> load(Class<?> type) {
        try {
            return loader.loadClass(type.getName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Defines the API's classes anew. */
    private static final class FreshClassLoader extends ClassLoader {

        FreshClassLoader() {
            super(CurrentWorkerTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.github.processpool.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
