package io.github.processpool.core.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Code that only this JVM has: compiled by the test, and loaded by a class loader of its own that keeps it in memory. */
public class PlugIn extends ClassLoader {
    /** What came of sources that need no other plug-in's classes: many tests compile the same ones. */
    private static final Map<List<String>, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final Map<String, byte[]> content = new HashMap<>();

    /** Makes a loader of nothing yet. */
    public PlugIn(ClassLoader parent) {
        super(parent);
    }

    /** Returns one of these classes of a package {@code plugin}; each source is the text of a whole file. */
    public static PlugIn of(Path folder, String... sources) {
        return new PlugIn(PlugIn.class.getClassLoader()).with(folder, sources);
    }

    /** Compiles more classes, which may use those that the parent loader has if that is a plug-in, too. */
    public final PlugIn with(Path folder, String... sources) {
        boolean isAlone = content.isEmpty() && !(getParent() instanceof PlugIn);
        content.putAll(
                isAlone
                        ? COMPILED.computeIfAbsent(List.of(sources), key -> compiled(folder, sources))
                        : compiled(folder, sources));
        return this;
    }

    private Map<String, byte[]> compiled(Path folder, String... sources) {
        Map<String, byte[]> compiled = new HashMap<>();
        try {
            Path classes = Files.createTempDirectory(folder, "classes");
            compile(classes, sources);
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    compiled.put(classes.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compiled;
    }

    private void compile(Path classes, String... sources) throws IOException {
        Path path = Files.createTempDirectory(classes.getParent(), "known");
        for (ClassLoader loader = this; loader instanceof PlugIn known; loader = loader.getParent()) {
            for (Map.Entry<String, byte[]> entry : known.content.entrySet()) {
                Path file = path.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue());
            }
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                path + System.getProperty("path.separator") + System.getProperty("java.class.path")));
        for (String source : sources) {
            String name = source.replaceFirst("(?s).*?(?:class|record|interface) (\\w+).*", "$1");
            Path file = Files.createTempDirectory(classes.getParent(), "source").resolve(name + ".java");
            arguments.add(Files.writeString(file, source).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("sources that can't be compiled");
        }
    }

    /** Adds a resource. */
    public final PlugIn add(String path, String text) {
        content.put(path, text.getBytes(UTF_8));
        return this;
    }

    /** Forgets a class or a resource. */
    public final PlugIn without(String path) {
        if (content.remove(path) == null) {
            throw new IllegalArgumentException("no " + path);
        }
        return this;
    }

    /** Returns what a static method without parameters returns. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the test knows what it compiled
    public final <T> T call(String className, String method) {
        try {
            return (T) loadClass("plugin." + className).getMethod(method).invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = content.get(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected URL findResource(String name) {
        byte[] bytes = content.get(name);
        return bytes == null ? null : url(name, bytes);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(found));
    }

    private URL url(String name, byte[] bytes) {
        try {
            return new URL(null, "plugin:" + System.identityHashCode(this) + "/" + name, new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {}

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(bytes);
                        }
                    };
                }
            });
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
