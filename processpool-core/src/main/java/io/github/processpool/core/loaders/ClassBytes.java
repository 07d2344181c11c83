package io.github.processpool.core.loaders;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import org.jspecify.annotations.Nullable;

/** Reads bytes from class loaders. */
public final class ClassBytes {
    private ClassBytes() {}

    /** Returns the class file of a class that this loader has defined; null if the loader does not give it out. */
    public static byte @Nullable [] of(ClassLoader owner, String path) throws IOException {
        URL place = owner instanceof URLClassLoader withUrls ? withUrls.findResource(path) : null;
        if (place != null) {
            return at(place);
        }
        try (InputStream in = owner.getResourceAsStream(path)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** Keeps no jar open, because jars may be replaced. */
    static byte[] at(URL place) throws IOException {
        URLConnection connection = place.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
