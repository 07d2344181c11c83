package io.github.processpool.core.lifecycle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A Java installation whose {@code java} is a shell script: a worker that says what a test wants it to. It can lie once,
 * and be the real Java afterwards, so that a test sees the pool go on.
 */
final class Liar {
    /** Stands in a lie for the number of the chunk that the worker was given. */
    static final String CHUNK = "@CHUNK@";

    private static final String SCRIPT = """
            #!/bin/sh
            LC_ALL=C
            export LC_ALL
            if ! mkdir "@HOME@/lied-@ONCE@" 2>/dev/null; then
              exec '@JAVA@' "$@"
            fi
            read -r start <&4
            cat '@HOME@/greeting' >&3
            read -r function <&4
            read -r chunk <&4
            id=${chunk#*\\"id\\":}
            id=${id%%,*}
            mark=${start#*progressFile\\":\\"}
            printf "$(printf '\\\\001\\\\000\\\\000\\\\000\\\\%03o\\\\000\\\\000\\\\000' "$id")" |
              dd of="${mark%%\\"*}" conv=notrunc 2>/dev/null
            sed "s/@CHUNK@/$id/g" '@HOME@/lie' >&3
            @LAST@
            while read -r order <&4; do
              case "$order" in *'"stop"'*) exit 0 ;; esac
            done
            """;

    private static final String READY = "{\"type\":\"ready\",\"protocol\":1,\"pid\":1}\n";

    private final Path home;

    private Liar(Path home) {
        this.home = home;
    }

    /** Makes one that says this when it is given a chunk, once; what it says may hold any bytes. */
    static Path saying(Path directory, String lie) throws IOException {
        return new Liar(directory).install(READY, lie.getBytes(StandardCharsets.ISO_8859_1), "once", "");
    }

    /** The same; afterwards it is stopped, as by SIGSTOP, and reads nothing. */
    static Path sayingAndStopping(Path directory, String lie) throws IOException {
        return new Liar(directory).install(READY, lie.getBytes(StandardCharsets.ISO_8859_1), "once", "kill -STOP $$");
    }

    /** Makes one that does this when it is given a chunk, once: a line of shell. */
    static Path doing(Path directory, String shell) throws IOException {
        return new Liar(directory).install(READY, new byte[0], "once", shell);
    }

    /** Makes one that greets so, each time that it is started. */
    static Path greeting(Path directory, String greeting) throws IOException {
        return new Liar(directory).install(greeting, new byte[0], "$$", "");
    }

    private Path install(String greeting, byte[] lie, String once, String last) throws IOException {
        Files.writeString(home.resolve("greeting"), greeting);
        Files.write(home.resolve("lie"), lie);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                java,
                SCRIPT.replace("@HOME@", home.toString())
                        .replace(
                                "@JAVA@",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString())
                        .replace("@ONCE@", once)
                        .replace("@LAST@", last));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return home;
    }
}
