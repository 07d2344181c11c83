package io.github.processpool.spi;

import io.github.processpool.ProcessPoolException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the implementation behind {@link PoolProvider#find()}.
 *
 * <p>The context class loader comes first, because in an application server or a test runner it may see an
 * implementation that the loader of this API does not. A failure there (for example a provider compiled against another
 * copy of the API) must not hide a good provider elsewhere; it is reported only if no provider is found at all.
 */
final class PoolProviders {

    private PoolProviders() {}

    static PoolProvider find() {
        ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
        var search = new Search();
        search.in(() -> ServiceLoader.load(PoolProvider.class, contextLoader));
        search.in(() -> ServiceLoader.load(PoolProvider.class, PoolProviders.class.getClassLoader()));
        ModuleLayer layer = PoolProviders.class.getModule().getLayer();
        if (layer != null) {
            search.in(() -> ServiceLoader.load(layer, PoolProvider.class));
        }
        return search.result();
    }

    private static final class Search {

        private @Nullable PoolProvider found;
        private @Nullable ServiceConfigurationError problem;

        void in(Supplier<ServiceLoader<PoolProvider>> place) {
            if (found != null) {
                return;
            }
            try {
                Optional<PoolProvider> first = place.get().findFirst();
                found = first.orElse(null);
            } catch (ServiceConfigurationError e) {
                problem = e;
            }
        }

        PoolProvider result() {
            if (found != null) {
                return found;
            }
            String what = problem == null
                    ? "No implementation of the process pool was found. "
                    : "The implementation of the process pool could not be loaded: " + problem.getMessage() + ". ";
            throw new ProcessPoolException(
                    what + "Add the dependency io.github.processpool:processpool-core, in the same version as"
                            + " processpool-api, to the class path or the module path.",
                    problem);
        }
    }
}
