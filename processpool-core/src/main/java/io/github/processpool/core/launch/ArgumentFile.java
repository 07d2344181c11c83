package io.github.processpool.core.launch;

import io.github.processpool.core.files.SmallFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
        SmallFiles.write(file, text, charsetOfArguments());
    }

    /** Returns the charset in which the java command reads the file, as it reads all of its arguments. */
    private static Charset charsetOfArguments() {
        String name = System.getProperty("sun.jnu.encoding");
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    private static String escape(String argument) {
        return argument.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
