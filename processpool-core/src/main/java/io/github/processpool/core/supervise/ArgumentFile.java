package io.github.processpool.core.supervise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file in which {@code java @file} takes arguments that are too long for a command line. */
final class ArgumentFile {
    private ArgumentFile() {}

    static void write(Path file, List<String> arguments) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String argument : arguments) {
            text.append('"').append(escape(argument)).append("\"\n");
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String escape(String argument) {
        return argument.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
