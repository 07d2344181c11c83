package io.github.processpool.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files that are part of the examples, copied to a temporary folder, because workers read files, not jars. */
final class ShippedFiles implements AutoCloseable {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    ShippedFiles(String resourceFolder, List<String> names) throws IOException {
        folder = Files.createTempDirectory("processpool-examples-");
        for (String name : names) {
            files.add(copy(resourceFolder + "/" + name, folder.resolve(name)));
        }
    }

    private static Path copy(String resource, Path file) throws IOException {
        try (InputStream in = ShippedFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the examples come without " + resource);
            }
            Files.copy(in, file);
            return file;
        }
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
