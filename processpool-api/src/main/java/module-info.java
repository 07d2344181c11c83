/**
 * The API of the process pool: everything that a program uses, without the implementation.
 *
 * <p>The work is done by an implementation that is found at run time, normally the module
 * {@code io.github.processpool.core} from the artifact {@code io.github.processpool:processpool-core}. A program
 * depends on that artifact, which brings this module with it.
 *
 * @uses io.github.processpool.spi.PoolProvider
 */
module io.github.processpool {
    requires static org.jspecify;

    exports io.github.processpool;
    exports io.github.processpool.shared;
    exports io.github.processpool.spi;

    uses io.github.processpool.spi.PoolProvider;
}
