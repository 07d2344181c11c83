package io.github.processpool.core.archive;

import io.github.processpool.core.files.SmallFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java installation, as its file {@code release} describes it.
 *
 * @param home where it is
 * @param feature the first number of its version
 * @param text all that the file says, which no other build does
 */
public record JavaRelease(Path home, int feature, String text) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    /**
     * Reads it.
     *
     * @throws IOException if there is no such file, or it does not say the version
     */
    public static JavaRelease at(Path home) throws IOException {
        Path real = home.toRealPath();
        String text = SmallFiles.read(real.resolve("release"));
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            throw new IOException(real + " does not say its version");
        }
        return new JavaRelease(real, Integer.parseInt(version.group(1)), text);
    }

    /** Tells whether it has the AOT cache, the successor of the class data archive. */
    boolean hasAotCache() {
        return feature >= 25;
    }
}
