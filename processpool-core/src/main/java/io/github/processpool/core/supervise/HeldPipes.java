package io.github.processpool.core.supervise;

import java.util.Objects;

/** The pipes between a worker and this process, seen from the worker. */
record HeldPipes(HeldPipe says, HeldPipe prints, HeldPipe hears) {

    /**
     * Returns those of a process that is starting. At any moment its shell may move them from the descriptors 0 and 1 to 4
     * and 3, which is done in this order: there first, then here.
     */
    static HeldPipes of(long pid) {
        HeldPipe prints = HeldPipe.of(pid, 2);
        HeldPipe says = moving(pid, 1, 3);
        // Not by the record's own equals: the JDK would keep the class, and its loader, for ever.
        boolean notMovedYet = Objects.equals(says.name(), prints.name());
        return new HeldPipes(notMovedYet ? HeldPipe.of(pid, 3) : says, prints, moving(pid, 0, 4));
    }

    private static HeldPipe moving(long pid, int from, int to) {
        HeldPipe moved = HeldPipe.of(pid, to);
        HeldPipe unmoved = moved.isKnown() ? moved : HeldPipe.of(pid, from);
        return unmoved.isKnown() ? unmoved : HeldPipe.of(pid, to);
    }
}
