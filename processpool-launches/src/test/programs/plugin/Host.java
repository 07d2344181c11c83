import io.github.processpool.Pool;
import io.github.processpool.SerializableFunction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** Loads functions from a jar that is on no class path. */
public class Host {
    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws Exception {
        URL[] jar = {Path.of(args[0]).toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar);
                Pool pool = Pool.create(2)) {
            Class<?> plugIn = loader.loadClass("plugin.Greeter");
            var greet = (SerializableFunction<String, Object>) plugIn.getMethod("greet").invoke(null);
            System.out.println(pool.map(greet, List.of("Ann", "Bob")));
            var politely = (SerializableFunction<String, Object>)
                    plugIn.getMethod("politely", String.class).invoke(null, "Dr");
            System.out.println(pool.map(politely, List.of("Ann", "Bob")));
        }
    }
}
