/** The process pool on child JVMs: the implementation behind {@code io.github.processpool}. */
module io.github.processpool.core {
    requires transitive io.github.processpool;
    requires tools.jackson.core;
    requires org.slf4j;
    requires static java.sql; // for its dates
    requires java.management; // to know with what options this JVM was started
    requires jdk.unsupported; // to make objects without running their constructors, and for signals
    requires static org.jspecify;

    uses io.github.processpool.spi.ValueFormat;

    provides io.github.processpool.spi.PoolProvider with
            io.github.processpool.core.ProcessPoolProvider;
}
