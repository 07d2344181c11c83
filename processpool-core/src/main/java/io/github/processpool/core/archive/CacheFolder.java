package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder in which a user's programs keep what they can make again. */
final class CacheFolder {
    private CacheFolder() {}

    /**
     * Returns the library's own folder there.
     *
     * @throws IOException if what the user or the system has chosen is no path
     */
    static Path find() throws IOException {
        try {
            return chosen();
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
    }

    private static Path chosen() {
        String chosen = System.getProperty(StartupArchive.FOLDER_PROPERTY);
        if (chosen != null) {
            return Path.of(chosen).toAbsolutePath();
        }
        String home = System.getenv("XDG_CACHE_HOME");
        Path caches = home != null && home.startsWith("/")
                ? Path.of(home)
                : Path.of(System.getProperty("user.home"), ".cache");
        return caches.toAbsolutePath().resolve("processpool");
    }
}
