package io.github.processpool.core.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/**
 * What ran, on a file: each run of an item is one write of its number at the file's end, which no other process's write
 * can mix with, and which a killed worker has either done or not.
 */
final class Ledger {
    private static final String PROPERTY = "chaos.ledger";
    private static final int READ_BYTES = 1 << 16;

    private Ledger() {}

    /** Returns the JVM option that tells workers where the file is. */
    static String option(Path file) {
        return "-D" + PROPERTY + "=" + file;
    }

    /** In a worker: says that the item runs, once more or for the first time. */
    static void note(long id) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(Long.BYTES).putLong(0, id);
        if (OfThisWorker.CHANNEL.write(entry) != Long.BYTES) {
            throw new IOException("half an entry in the ledger");
        }
    }

    /** In a worker: tells whether this is the first time that the item comes so far. */
    static boolean isFirst(long id) throws IOException {
        try {
            Files.createFile(OfThisWorker.FILE.resolveSibling("once-" + id));
            return true;
        } catch (java.nio.file.FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Reads the whole file. */
    static void read(Path file, LongConsumer ids) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        ByteBuffer entries = ByteBuffer.allocate(READ_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(entries) >= 0) {
                entries.flip();
                while (entries.remaining() >= Long.BYTES) {
                    ids.accept(entries.getLong());
                }
                entries.compact();
            }
        }
        if (entries.position() != 0) {
            throw new IOException("the ledger ends in the middle of an entry");
        }
    }

    /** Opened by the first item that runs in a worker. */
    private static final class OfThisWorker {
        static final Path FILE = Path.of(System.getProperty(PROPERTY));
        static final FileChannel CHANNEL = open();

        private static FileChannel open() {
            try {
                return FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
