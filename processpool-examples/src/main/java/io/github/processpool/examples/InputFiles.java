package io.github.processpool.examples;

import io.github.processpool.examples.Run.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that an example reads. */
final class InputFiles {
    private InputFiles() {}

    /** Returns the folder that the command line names, if any. */
    static Optional<Path> folder(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(arguments.get(0));
        if (!Files.isDirectory(folder)) {
            throw new UsageException(folder + " is not a folder");
        }
        return Optional.of(folder);
    }

    /** Returns all files below some folders whose names have this ending, always in the same order. */
    static List<Path> below(List<Path> folders, String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> paths = Files.walk(folder)) {
                paths.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(ending))
                        .sorted()
                        .forEach(files::add);
            }
        }
        if (files.isEmpty()) {
            throw new UsageException("there are no " + (ending.isEmpty() ? "" : ending + " ")
                    + "files here; name a folder that has some");
        }
        return files;
    }
}
