package io.github.processpool.core.worker;

import io.github.processpool.core.shared.Awaited;
import io.github.processpool.core.shared.WorkerLink;
import io.github.processpool.core.wire.FromWorker;
import java.io.IOException;

/** The two pipes, as operations on shared objects use them. */
record PipeLine(ToParent toParent, FromParent fromParent) implements WorkerLink.Line {
    @Override
    public void say(FromWorker message) throws IOException {
        toParent.send(message);
    }

    @Override
    public void listen(Awaited wanted) {
        fromParent.readUntil(wanted);
    }
}
