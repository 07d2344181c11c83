package io.github.processpool.core.lifecycle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small file systems that a single program sees, where the system lets its users do that. */
@SuppressWarnings("InlineFormatString") // that is the point
public final class Mounts {
    private static final String EACH = "mount -t tmpfs -o size=%s tmpfs '%s' && ";

    private Mounts() {}

    /** Returns a command that mounts one of that size in each place and then becomes the command that follows it. */
    public static List<String> small(String size, Path... places) {
        StringBuilder script = new StringBuilder();
        for (Path place : places) {
            script.append(String.format(EACH, size, place));
        }
        return new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script + "exec \"$@\"", "sh"));
    }

    /** Tells whether this user may do that. */
    public static boolean areAllowed() throws InterruptedException {
        List<String> command = small("64k", Path.of("/tmp"));
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
