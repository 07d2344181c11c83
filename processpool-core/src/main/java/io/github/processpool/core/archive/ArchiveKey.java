package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The name of an archive, which differs for each kind, Java and list of jars. It need not be unique beyond doubt: the JVM
 * compares all of this again when it opens an archive.
 */
final class ArchiveKey {
    private ArchiveKey() {}

    static String of(ArchiveKind kind, JavaRelease java, List<Path> jars) throws IOException {
        StringBuilder text = new StringBuilder().append(kind).append('\n');
        text.append(java.home()).append('\n').append(java.text());
        for (Path jar : jars) {
            text.append('\n').append(jar).append(' ').append(Files.size(jar));
            text.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
        }
        CRC32C sum = new CRC32C();
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return "workers-" + Long.toHexString(sum.getValue())
                + Integer.toHexString(text.toString().hashCode());
    }
}
