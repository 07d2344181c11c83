package io.github.processpool.core.contract;

import io.github.processpool.core.testkit.Gate;
import java.nio.file.Path;

/** Tasks that wait for each other, so that each must be in a process of its own. */
final class Meeting {
    private Meeting() {}

    /** Waits until this many processes have arrived, and returns the id of this one. */
    static long join(Path folder, int parties) throws InterruptedException {
        long pid = ProcessHandle.current().pid();
        Gate.in(folder, "present-" + pid).open();
        if (folder.toFile().list().length == parties) {
            Gate.in(folder, "complete").open();
        }
        Gate.in(folder, "complete").pass();
        return pid;
    }
}
