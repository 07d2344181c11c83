package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/** What a JVM can start from. */
enum ArchiveKind {
    /**
     * A class data archive, which one JVM makes within a second. Its priority is not the lowest: on a busy machine that
     * would mean never.
     */
    CLASS_DATA(10, "-XX:SharedArchiveFile="),
    /**
     * An AOT cache, with which workers start a little faster and take less memory. Two JVMs make it within some seconds. A
     * program that ends sooner stops them.
     */
    AOT_CACHE(19, "-XX:AOTCache=");

    private final int niceness;
    private final String option;

    ArchiveKind(int niceness, String option) {
        this.niceness = niceness;
        this.option = option;
    }

    /** Returns the kinds that a Java knows, in the order in which they are made: the best comes last. */
    static List<ArchiveKind> knownTo(JavaRelease java) {
        return java.hasAotCache() ? List.of(CLASS_DATA, AOT_CACHE) : List.of(CLASS_DATA);
    }

    /**
     * Returns the name of an archive, which differs for each kind, Java and list of jars. It need not be unique beyond doubt:
     * the JVM compares all of this again when it opens an archive.
     */
    String key(JavaRelease java, List<Path> jars) throws IOException {
        StringBuilder text = new StringBuilder().append(this).append('\n');
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

    int niceness() {
        return niceness;
    }

    String optionFor(Path archive) {
        return option + archive;
    }
}
