package io.github.processpool.core.archive;

import java.nio.file.Path;
import java.util.List;

/** What a JVM can start from. */
enum ArchiveKind {
    /** A class data archive, which one JVM makes within a second. On a busy machine the lowest priority would mean never. */
    CLASS_DATA(10, "-XX:SharedArchiveFile="),
    /**
     * An AOT cache, with which workers start a little faster and smaller. Two JVMs make it, within some seconds, which
     * short programs end again and again.
     */
    AOT_CACHE(19, "-XX:AOTCache=");

    private final int niceness;
    private final String option;

    ArchiveKind(int niceness, String option) {
        this.niceness = niceness;
        this.option = option;
    }

    /** Returns those that a Java knows: the one that is made first first, the best last. */
    static List<ArchiveKind> knownTo(JavaRelease java) {
        return java.hasAotCache() ? List.of(CLASS_DATA, AOT_CACHE) : List.of(CLASS_DATA);
    }

    /** Returns how far those who make it stay behind others that want the processors. */
    int niceness() {
        return niceness;
    }

    /** Returns the option for a JVM that starts from it. */
    String optionFor(Path archive) {
        return option + archive;
    }
}
