package io.github.processpool.core.supervise;

import io.github.processpool.core.files.SmallFiles;
import io.github.processpool.core.launch.Exit;
import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The classes of this room, and of those below it, that are used for the first time when a worker ends. */
public final class RecoveryClasses {
    private RecoveryClasses() {}

    public static List<Class<?>> all() {
        List<Class<?>> classes = new ArrayList<>(List.of(
                FailedStart.class,
                HeldPipe.class,
                HeldPipes.class,
                OutOfMemory.class,
                Patiently.class,
                Quote.class,
                SmallFiles.class,
                WorkerEnd.class));
        classes.addAll(Exit.itsClasses());
        for (Class<?> outer : List.of(
                Changes.class,
                PoolThreads.class,
                StartFailures.class,
                Supervisor.class,
                WorkerHandle.class,
                WorkerLife.class)) {
            Collections.addAll(classes, outer.getDeclaredClasses());
        }
        return classes;
    }
}
