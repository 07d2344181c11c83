package io.github.processpool.launches;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars of the library as they are published, and jars of the programs that tests compile against them. */
final class Jars {
    private static final Path PROGRAMS = Path.of("src", "test", "programs").toAbsolutePath();

    private Jars() {}

    /** Returns the jars of the one dependency that a user adds. */
    static List<Path> library() {
        List<Path> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().matches("(processpool|jackson|slf4j)-.*\\.jar"))
                .toList();
        if (jars.size() != 4) {
            throw new IllegalStateException("not the library's jars, are they packaged? " + jars);
        }
        return jars;
    }

    static Path program(String name) {
        return PROGRAMS.resolve(name);
    }

    /** Compiles the programs in a folder against the library. */
    static Path compiled(String folder, Path into, String... options) throws IOException {
        return compiled(sources(program(folder)), into, options);
    }

    static Path compiled(List<Path> sources, Path into, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", into.toString()));
        arguments.addAll(options.length > 0 ? List.of(options) : List.of("-cp", path(library())));
        sources.forEach(source -> arguments.add(source.toString()));
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        if (javac.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("can't be compiled: " + sources);
        }
        return into;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** Packs a folder into a jar. */
    static Path packed(Path folder, Path jar, Map<String, String> manifest) throws IOException {
        Manifest head = new Manifest();
        head.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((name, value) -> head.getMainAttributes().putValue(name, value));
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), head);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /** Copies the library's jars into a folder. */
    static List<Path> copied(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> copies = new ArrayList<>();
        for (Path jar : library()) {
            copies.add(Files.copy(jar, folder.resolve(jar.getFileName())));
        }
        return copies;
    }

    static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
