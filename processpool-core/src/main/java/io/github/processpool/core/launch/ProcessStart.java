package io.github.processpool.core.launch;

import java.io.IOException;

/**
 * Starts processes. The JDK then starts a thread that awaits the process's end and later those of other processes; it has
 * the context class loader of the thread that it is started by, and would keep an application loaded.
 */
final class ProcessStart {
    private ProcessStart() {}

    static Process of(ProcessBuilder builder) throws IOException {
        FreeDescriptors.requireSome();
        Thread current = Thread.currentThread();
        ClassLoader loader = current.getContextClassLoader();
        current.setContextClassLoader(null);
        try {
            return builder.start();
        } finally {
            current.setContextClassLoader(loader);
        }
    }
}
