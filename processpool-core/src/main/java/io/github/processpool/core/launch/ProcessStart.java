package io.github.processpool.core.launch;

import java.io.IOException;

/**
 * Starts processes without a context class loader. The JDK's thread that waits for the process, and later for others,
 * inherits it, and would keep an application loaded.
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
