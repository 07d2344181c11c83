package io.github.processpool.core.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that passes for a JDK; what its {@code java} does is up to the test, also while a pool uses it. */
record Java(Path home) {

    static Java in(Path directory) throws IOException {
        Path home = directory.resolve("jdk");
        Files.createDirectories(home.resolve("bin"));
        return new Java(home);
    }

    Path file() {
        return home.resolve("bin").resolve("java");
    }

    /** It is the one that runs the tests. */
    void works() throws IOException {
        runs("exec " + real() + " \"$@\"");
    }

    /** It is a script; a shell that runs the one before is not disturbed. */
    void runs(String script) throws IOException {
        Path next = home.resolve("next");
        Files.writeString(next, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    static String real() {
        return "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "'";
    }
}
