package io.github.processpool.core.files;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and writes small files as a whole, without direct memory, because the application may have used all of it.
 * {@link Files} needs direct memory, since it reads and writes through channels.
 */
public final class SmallFiles {
    private SmallFiles() {}

    /** Opens a file to be read. */
    public static InputStream open(Path file) throws IOException {
        try {
            return new FileInputStream(file.toFile());
        } catch (FileNotFoundException e) {
            throw Files.exists(file) ? e : missing(file, e);
        }
    }

    /** Returns the text of a file in UTF-8. Invalid bytes are replaced. */
    public static String read(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the lines of a file in UTF-8. */
    public static List<String> lines(Path file) throws IOException {
        return read(file).lines().toList();
    }

    /**
     * Writes a text to a file. An existing file is overwritten.
     *
     * @throws NoSuchFileException if the folder does not exist
     */
    public static void write(Path file, CharSequence text, Charset charset) throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            out.write(text.toString().getBytes(charset));
        } catch (FileNotFoundException e) {
            throw Files.exists(file.resolveSibling("")) ? e : missing(file, e);
        }
    }

    private static NoSuchFileException missing(Path file, FileNotFoundException cause) {
        NoSuchFileException missing = new NoSuchFileException(file.toString());
        missing.initCause(cause);
        return missing;
    }
}
