package io.github.processpool.core.archive;

import java.nio.file.Path;
import java.util.List;

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

    /** Returns the niceness of the processes that make it. */
    int niceness() {
        return niceness;
    }

    /** Returns the option for a JVM that starts from it. */
    String optionFor(Path archive) {
        return option + archive;
    }
}
