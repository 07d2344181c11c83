package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.WorkerLauncher.Launched;
import java.util.Objects;

/** The pipes between a worker and this process, named by what the worker does with them. */
record HeldPipes(HeldPipe says, HeldPipe prints, HeldPipe hears) {
    private static final HeldPipe NONE = new HeldPipe(null);

    /**
     * Returns the pipes of a worker that is starting; a worker that is a thread has none. At any moment its shell may move them from the descriptors 0 and 1 to
     * 4 and 3, so each is looked for in its new place first, then in the old one.
     */
    static HeldPipes of(Launched worker) {
        return worker.isProcess() ? of(worker.pid()) : new HeldPipes(NONE, NONE, NONE);
    }

    private static HeldPipes of(long pid) {
        HeldPipe prints = HeldPipe.of(pid, 2);
        HeldPipe says = moving(pid, 1, 3);
        // The record's own equals would make the JDK keep the class, and its loader, for ever.
        boolean notMovedYet = Objects.equals(says.name(), prints.name());
        return new HeldPipes(notMovedYet ? HeldPipe.of(pid, 3) : says, prints, moving(pid, 0, 4));
    }

    private static HeldPipe moving(long pid, int from, int to) {
        HeldPipe moved = HeldPipe.of(pid, to);
        HeldPipe unmoved = moved.isKnown() ? moved : HeldPipe.of(pid, from);
        return unmoved.isKnown() ? unmoved : HeldPipe.of(pid, to);
    }
}
